"""Ledger entries in, a verified snapshot out."""
