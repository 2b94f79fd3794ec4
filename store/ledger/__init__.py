"""What was recorded, entry by entry, and what of it is in force."""
