"""The words of trends: what a series can say beyond its last movement, codes inside and labels outside.

As `metrics/vocabulary.py` for figures. Nothing here decides anything.
"""

from enum import StrEnum


class Signal(StrEnum):
    """What a series says beyond its last movement: `metrics/sql/findings/signal.sql` decides, of yearly figures
    `metrics/sql/trends/recent_signal.sql`."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    USUAL = "usual"
    NOT_JUDGED = "not_judged"

    @property
    def really(self) -> bool:
        """Whether it names a change: better, worse, higher or lower."""
        return self not in (Signal.USUAL, Signal.NOT_JUDGED)


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
    QUARTER_ABOVE = "quarter_above"
    QUARTER_BELOW = "quarter_below"
    FOUR_ABOVE = "four_above"
    FOUR_BELOW = "four_below"
    COMMON = "common_cause"


class History(StrEnum):
    """How much there is to tell a series by."""

    FULL = "full"
    PROVISIONAL = "provisional"
    NO_VARIATION = "no_variation"
    GAPS = "gaps"
    TOO_SHORT = "too_short"
    TOO_FEW = "too_few"


class JudgedBy(StrEnum):
    """The rule by which a series is judged: by what is counted, beside the other series of its scorecard; as
    one of the same children, by its own spread; or by its quarters alone, as a control chart."""

    PARTS = "parts"
    SAME_CHILDREN = "same_children"
    QUARTERS = "quarters"


class Assurance(StrEnum):
    """What is to be expected of a target if nothing changes: its record and its usual range agree on meeting or
    on missing it, or neither is sure."""

    PASS = "consistent_pass"
    FAIL = "consistent_fail"
    INCONSISTENT = "inconsistent"


SIGNAL_LABELS = {
    Signal.BETTER: "Really better",
    Signal.WORSE: "Really worse",
    Signal.HIGHER: "Really higher",
    Signal.LOWER: "Really lower",
    Signal.USUAL: "No clear change",
    Signal.NOT_JUDGED: "Trend not judged",
}

ASSURANCE_LABELS = {
    Assurance.PASS: "Likely to meet it",
    Assurance.FAIL: "Likely to miss it",
    Assurance.INCONSISTENT: "Not certain to meet it",
}
"""Will we get there? What is to be expected of coming quarters if nothing changes."""
