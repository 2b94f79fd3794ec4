"""Every sentence that the product makes, taken apart and held against the rows by arithmetic of its own.

`python -m tests.claims` reads all of it; `tests/claims/test_claims.py` a sample. Nothing here shares code
with the sentences, nor with the rules that judge.
"""
