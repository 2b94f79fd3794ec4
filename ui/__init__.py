"""What the pages share: the frame, the reader's selection, cached reads, and finished HTML and pictures."""
