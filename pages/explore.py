"""Explore: for officers. Any figures as a list or a pivot, to filter, to take away, and to have in Python."""

from ui.leaving import explored
from ui.reader import cached, filters
from ui.screens import explore_screen, html

reading = cached.reading()
filters.under("Explore", reading, ("themes", "measures"))
filters.row(reading, ("teams", "periods", "arrange"), key="filters-more")
asked = explore_screen.asked()
html.show(explore_screen.figures(reading, asked))
explored.downloads(reading, asked)
explore_screen.in_python(reading, asked)
