"""Every sentence about a figure, and the words that stand for codes."""
