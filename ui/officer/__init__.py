"""The officers' screen: load, map, answer, publish."""
