"""The rules: what a measure is, what a period is, and how a figure is valued, rated and compared."""
