"""Small whole numbers in words, as running text has them."""

from decimal import Decimal

from metrics.words import narrative

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(value: Decimal | int) -> str:
    """A whole number to ten in words, any other in figures: `four`, `12`, `0.6`."""
    exact = Decimal(value)
    if exact == exact.to_integral_value() and 0 <= exact <= 10:
        return _WORDS[int(exact)]
    return narrative.plain(exact)


def many(count: int, thing: str) -> str:
    """How many of a thing: `one quarter`, `six quarters`."""
    return f"{in_words(count)} {thing}{'' if count == 1 else 's'}"
