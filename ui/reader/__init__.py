"""What the reader chose and what is kept for whoever asks next."""
