"""The Findings screen: everything that a quarter says in sentences, for the council and for an early quarter."""

from collections import Counter

from metrics import period
from metrics.figures.signals import Signal
from metrics.vocabulary import ALL_TEAMS, Movement, Rating
from store.read.lines import history, scorecard
from store.read.snapshot import Snapshot

NOW = "2026-27 Q2"


def test_it_counts_what_the_scorecard_holds(visit, demo: Snapshot) -> None:
    screen = visit("findings", quarter=NOW, team=ALL_TEAMS)
    lines = scorecard(demo, ALL_TEAMS, period.parse(NOW), history(demo, ALL_TEAMS))
    said = Counter(line.signal for line in lines)
    better, worse = said[Signal.BETTER], said[Signal.WORSE]
    different = said[Signal.HIGHER] + said[Signal.LOWER]
    told = len(lines) - said[Signal.NOT_JUDGED]
    assert min(better, worse) > 0
    # What stands in bold is parted from a semicolon, as the screen's words are read here.
    others = f", {different} really higher or lower" if different else " "
    assert (
        f"Of {told} measures with enough history: {better} really better, {worse} really worse"
        f"{others}; {said[Signal.USUAL]} show no clear change. "
        f"Of the {better + worse + different} named, "
    ) in screen.words
    moved = sum(
        line.signal is not Signal.NOT_JUDGED
        and line.direction is not None
        and line.direction.movement in (Movement.UP, Movement.DOWN)
        for line in lines
    )
    assert (
        f"Judged by the last step alone, {moved} would have been named. "
        f"Of {len(lines) - told} more no trend can be told."
    ) in screen.words
    green = sum(line.rating is Rating.GREEN for line in lines)
    amber = sum(line.rating is Rating.AMBER for line in lines)
    red = sum(line.rating is Rating.RED for line in lines)
    rated, informing = green + amber + red, sum(line.rating is Rating.NO_RATING for line in lines)
    assert min(green, amber, red, informing) > 0
    assert (
        f"All themes {green} {amber} {red} {rated} of {len(lines)} {informing} for information"
        in screen.words
    )
    assert [line.measure for line in lines] == list(demo.catalogue.measures)


def test_it_says_what_worsened_with_figures_and_who_answers(visit) -> None:
    words = visit("findings", quarter=NOW, team=ALL_TEAMS).words
    assert (
        "Posts that are vacant : 21.0% (30.2 of 143.5); last quarter 18.4% (25.6 of 139.5). "
        "Target 12% or less: 9 percentage points above it. ■ Red "
        "Really worse: above the usual range, 8.2% to 17.1%. Up 2.6 percentage points on last quarter."
    ) in words
    assert "Answerable: Head of Fostering and Permanence" in words
    assert "four posts were added and 0.6 fewer were filled" in words


def test_the_first_quarter_compares_with_nothing_and_says_so(visit) -> None:
    words = visit("findings", quarter="2021-22 Q3", team=ALL_TEAMS).words
    assert "No trend can be told of any measure yet: six quarters are needed." in words
    assert "improved" not in words and "Really" not in words
    assert "Trend not judged: too early, 1 quarter so far and 6 are needed." in words
    assert "9 measures are Red, or Amber and worse than before. They follow; the first 6:" in words
