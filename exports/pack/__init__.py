"""The committee pack: every screen's figures and sentences as one paper, in the formats that people ask for."""
