"""Finished rows in, bytes out: images, CSV and the names that downloads carry."""
