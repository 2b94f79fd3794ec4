"""The store looked after: proved, copied, put back, taken out."""
