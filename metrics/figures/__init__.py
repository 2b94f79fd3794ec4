"""Finished figures and the rules on them: what is compared, split, ordered, summed up. No sentence is made here."""
