"""Finished rows in, chart out: Vega-Lite dicts, small SVGs and the sentence that describes each."""
