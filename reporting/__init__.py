"""One reading of the figures: a snapshot in, finished reports out, the same for every screen and every paper.

Which lines are told of, in which order, with which sentences, notes, tables, charts and links is chosen
here and nowhere else, as frozen values that know no screen and no file format.
"""
