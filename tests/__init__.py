"""The tests, laid out as what they test. Each is of one tier, and `pytest -m rule` runs one tier (tests/tiers.py).

`pytest -n 2` lets two workers take up a file each at a time; what they both need is made once a
run (tests/shared.py), and copied by whoever would change it.
"""
