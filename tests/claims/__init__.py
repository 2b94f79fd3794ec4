"""Every sentence that the product makes, taken apart and held against the rows by arithmetic of its own.

`python -m tests.claims` reads all of it; `tests/claims/test_claims.py` a sample. Nothing here shares code
with the sentences, nor with the rules that judge. Read and not judged again: how far earlier projections came out, where
counts since April and seasonal measures lead, and limits of luck of other areas' rates.
"""
