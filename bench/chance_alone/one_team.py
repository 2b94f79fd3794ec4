"""Councils with one team that fails: how often it is named, by its own past or beside the teams of the same work,
and how often another is."""

from collections.abc import Iterator

import numpy as np

from bench.chance_alone.markdown import table as markdown
from bench.chance_alone.rules_run import Made, measure, told

SEED, BEFORE, AFTER = 20261129, 16, 4
MEASURES = 10
SPREAD = 0.03
"""How far teams truly differ from each other, always: the standard deviation of their levels."""


def councils(
    many: int, teams: int, counted: int, fall: float, touched: int
) -> Iterator[tuple[Made, np.ndarray]]:
    """Ten measures of councils whose teams do one work, each near 80% about a level of its own; in some of the
    measures (`touched`) the first team fell by so much of itself in the last four quarters."""
    chance = np.random.default_rng([SEED, teams, counted, round(100 * fall), touched])
    number, team = np.repeat(np.arange(many), teams), np.tile(np.arange(teams), many)
    sizes = chance.integers(counted // 2, counted * 3 // 2, size=len(team), endpoint=True)
    for at in range(MEASURES):
        level = np.clip(0.8 + SPREAD * chance.standard_normal(len(team)), 0.01, 0.99)
        true = np.repeat(level[:, None], BEFORE + AFTER, axis=1)
        if at < touched:
            true[team == 0, BEFORE:] *= 1 - fall
        base = np.repeat(sizes[:, None], BEFORE + AFTER, axis=1)
        names = np.char.add("team ", team.astype(str))
        yield Made(measure(f"m{at}"), number, names, chance.binomial(base, true), base), team


def found(many: int, teams: int, counted: int, fall: float, touched: int) -> dict[str, float]:
    """Of so many councils the percentage in which the failing team is named as worse in the last quarter: at
    all, by its own past, beside the others; and in which another team is."""
    made = list(councils(many, teams, counted, fall, touched))
    rules = told([each for each, _ in made])
    last = rules[rules.place == BEFORE + AFTER - 1].copy()
    numbers, team = made[0][0].council, made[0][1]
    last["council"], last["number"] = numbers[last.row], team[last.row]
    own, apart = (
        last.own_worse.fillna(False).astype(bool),
        last.apart_worse.fillna(False).astype(bool),
    )
    failing, others = last.number == 0, last.number != 0

    def share(which: "np.ndarray") -> float:
        return 100 * last.council[which].nunique() / many

    return {
        "named": share(failing & (own | apart)), "own past": share(failing & own),
        "beside the others": share(failing & apart), "another": share(others & (own | apart)),
        "another by its past": share(others & own),
    }  # fmt: skip


CASES = (
    (6, 60, 0.2, 3), (6, 60, 0.1, 3), (6, 60, 0.2, 1), (6, 25, 0.2, 3), (10, 40, 0.2, 3),
    (6, 60, 0.0, 0),
)  # fmt: skip


def table(many: int) -> str:
    """One row a kind of council: per cent of them."""
    lines = []
    for teams, counted, fall, touched in CASES:
        said = found(many, teams, counted, fall, touched)
        fell = (
            f"fell by {fall:.0%} in {touched} of {MEASURES} measures"
            if touched
            else "nothing changes"
        )
        lines.append([
            f"{teams} teams of about {counted}, {fell}", *(f"{value:.0f}" for value in said.values())
        ])  # fmt: skip
    heading = (
        "what truly happens", "failing team named", "by its own past", "beside the others",
        "another team named", "another by its past",
    )  # fmt: skip
    return markdown(heading, lines)
