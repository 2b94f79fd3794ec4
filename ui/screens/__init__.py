"""Finished reports as HTML: one file a screen, and the templates."""
