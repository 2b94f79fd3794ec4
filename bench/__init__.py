"""Speed: what building, serving and repainting cost, measured and printed as one table."""
