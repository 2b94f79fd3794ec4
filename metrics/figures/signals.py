"""The words of trends: what a series can say beyond its last movement, codes inside and labels outside.

As `metrics/vocabulary.py` for figures. Nothing here decides anything.
"""

from enum import StrEnum


class Signal(StrEnum):
    """What a series says beyond its last movement: `metrics/sql/trends/signal.sql` decides, of yearly figures
    `metrics/sql/trends/recent_signal.sql`."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    USUAL = "usual"
    NOT_JUDGED = "not_judged"


class Cause(StrEnum):
    """The sign by which a series is told to have changed; common cause: none."""

    ABOVE_LIMIT = "above_limit"
    BELOW_LIMIT = "below_limit"
    RISING = "rising"
    FALLING = "falling"
    TWO_ABOVE = "two_in_three_above"
    TWO_BELOW = "two_in_three_below"
    SHIFT_ABOVE = "shift_above"
    SHIFT_BELOW = "shift_below"
    DRIFT_UP = "drift_up"
    DRIFT_DOWN = "drift_down"
    COMMON = "common_cause"


class History(StrEnum):
    """How much there is to tell a series by."""

    FULL = "full"
    PROVISIONAL = "provisional"
    NO_VARIATION = "no_variation"
    GAPS = "gaps"
    TOO_SHORT = "too_short"


class Assurance(StrEnum):
    """Whether a target will be met while nothing changes."""

    PASS = "consistent_pass"
    FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"


SIGNAL_LABELS = {
    Signal.BETTER: "Really better",
    Signal.WORSE: "Really worse",
    Signal.HIGHER: "Really higher",
    Signal.LOWER: "Really lower",
    Signal.USUAL: "No more than usual",
    Signal.NOT_JUDGED: "Trend not judged",
}

ASSURANCE_LABELS = {
    Assurance.PASS: "Meets its target",
    Assurance.FAIL: "Misses its target",
    Assurance.INCONSISTENT: "Hit or miss",
}
"""What is to be expected of coming quarters while nothing changes."""
