"""The committee paper: its sections in order, made of the same reports as the screens."""
