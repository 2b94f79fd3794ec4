"""Moments are told by British time: an hour on from universal time in summer, and the day with it."""

from datetime import UTC, date, datetime

import pytest

from metrics import british
from metrics.words import narrative


@pytest.mark.parametrize(
    ("moment", "day", "clock"),
    [
        ("2026-06-30T23:30:00+00:00", "1 July 2026", "00:30"),
        ("2026-06-30T22:59:59+00:00", "30 June 2026", "23:59"),
        ("2026-12-31T23:30:00+00:00", "31 December 2026", "23:30"),
        # The clocks go forward at one o'clock on the last Sunday of March, and back on that of October.
        ("2026-03-29T00:59:59+00:00", "29 March 2026", "00:59"),
        ("2026-03-29T01:00:00+00:00", "29 March 2026", "02:00"),
        ("2026-10-25T00:59:59+00:00", "25 October 2026", "01:59"),
        ("2026-10-25T01:00:00+00:00", "25 October 2026", "01:00"),
        ("2026-07-01T00:30:00+01:00", "1 July 2026", "00:30"),
    ],
)
def test_a_moment_is_told_by_the_clock_on_the_wall(moment: str, day: str, clock: str) -> None:
    assert narrative.day(moment) == narrative.day(datetime.fromisoformat(moment)) == day
    assert narrative.clock(datetime.fromisoformat(moment)) == clock


def test_a_day_is_the_day_that_it_says() -> None:
    assert narrative.day("2026-06-30") == narrative.day(date(2026, 6, 30)) == "30 June 2026"


def test_a_moment_without_a_zone_is_in_universal_time() -> None:
    assert british.here("2026-06-30T23:30:00") == datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
