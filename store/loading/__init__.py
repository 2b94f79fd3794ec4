"""A file on its way in: read in a process of its own, proposed, loaded."""
