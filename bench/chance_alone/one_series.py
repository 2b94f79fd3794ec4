"""One series at a time: how often each way names one that never changed, and how soon it finds one that fell."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from bench.chance_alone.chance import World, events, shares
from bench.chance_alone.markdown import table as markdown
from bench.chance_alone.rules_run import Made, measure, told

SERIES, SEED = 1000, 20261129
AFTER = (1, 2, 4, 8)
"""Quarters of a fall after which it is asked whether it was found."""
FALL = 0.1
METHODS = ("arrow, 2 points", "control chart", "one test, p < .005", "same children")
MADE = ("one test, p < .005", "control chart", "same children")
"""The ways that the rules take, each from a measure of its own."""


def worlds() -> Iterator[tuple[str, World, int]]:
    """What truly happens, in words, with how many quarters lie before."""
    for before in (12, 20):
        for counted in (20, 60, 350):
            for carried in (0.0, 0.5, 0.8):
                who = f", {carried:.0%} the same children" if carried else ""
                yield f"{counted} counted, {before} quarters{who}", World(counted, carried), before
            spread = World(counted, spread=0.02)
            yield f"{counted} counted, {before} quarters, over-dispersed", spread, before


def found(world: World, before: int, number: int, series: int = SERIES) -> dict[str, list[float]]:
    """Of each method: the percentage of quarters named with nothing changing, then of series found to have
    fallen within 1, 2, 4 and 8 quarters."""
    steady = _told(world, before, [SEED, number, 0], series)
    fell = _told(replace(world, fall=FALL), before, [SEED, number, 1], series)
    result = {}
    for method in METHODS:
        falsely = steady[method] != 0
        worse = fell[method] < 0
        within = [worse[:, :after].any(axis=1).mean() for after in AFTER]
        result[method] = [100 * float(each) for each in (falsely.mean(), *within)]
    return result


def _told(world: World, before: int, seed: list[int], series: int) -> dict[str, np.ndarray]:
    """What each method says of each of the last eight quarters of each series: -1 worse, 1 better, 0 neither."""
    chance = np.random.default_rng(seed)
    made = events(world, shares(world, series, before, AFTER[-1], chance), chance)
    base = np.full_like(made, world.counted)
    council, team = np.arange(series), np.full(series, "All")
    given = [
        Made(measure("parts"), council, team, made, base),
        Made(measure("quarters"), council, team, made, base, with_parts=False),
        Made(measure("same", same_children=True), council, team, made, base),
    ]
    rules = told(given)
    found = {
        method: _last(rules[rules.made == number], before, parts=number == 0)
        for number, method in enumerate(MADE)
    }
    steps = given[0].values
    change = steps[:, before:] - steps[:, before - 1 : -1]
    found["arrow, 2 points"] = np.where(np.abs(change) > 20, np.sign(change), 0)
    return found


_WAYS = {"better": 1, "worse": -1}


def _last(rows: pd.DataFrame, before: int, *, parts: bool) -> np.ndarray:
    late = rows[rows.place >= before]
    if parts:
        # One series has no scorecard to be judged with: its own chance decides, its own shares the way.
        named = late.p.fillna(1) < 0.005
        return (named * late.way).to_numpy().reshape(-1, AFTER[-1])
    return late.signal.map(_WAYS).fillna(0).to_numpy().reshape(-1, AFTER[-1])


def table(series: int = SERIES) -> str:
    """One row a world, one column a method: named falsely; found after 1 / 2 / 4 / 8 quarters."""
    lines = []
    for number, (words, world, before) in enumerate(worlds()):
        told_of = found(world, before, number, series)
        cells = []
        for method in METHODS:
            falsely, *within = told_of[method]
            cells.append(f"{falsely:.1f}; {' / '.join(f'{each:.0f}' for each in within)}")
        lines.append([words, *cells])
    return markdown(["what truly happens", *METHODS], lines)
