"""A snapshot in, its rows out: composed into figures, lines, posts and everything else that is read."""
