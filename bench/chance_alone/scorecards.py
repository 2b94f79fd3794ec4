"""A whole scorecard at once: how many of its series each way names with nothing changing, and of a mix how many
of those named are chance and how many of those that fell are found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from bench.chance_alone.chance import World, events, shares
from bench.chance_alone.markdown import table as markdown
from bench.chance_alone.rules_run import Made, measure, told
from demo import council
from metrics.catalogue import catalogue
from metrics.catalogue.measure import Measure
from metrics.vocabulary import ALL_TEAMS, Basis, Polarity, Unit
from tests import project

SEED, BEFORE, AFTER = 20261129, 16, 4
TEAMS = tuple(f"team {number}" for number in range(1, 11))
SIZES = (12, 20, 24, 28, 32, 36, 40, 44, 52, 62)
"""Children of each of ten teams: 350 in all."""

Numbers = np.ndarray


@dataclass(frozen=True)
class Scorecards:
    """Invented series of many councils: what is put through the rules, and which of them truly fell."""

    made: tuple[Made, ...]
    fell: tuple[Numbers, ...]

    @property
    def of_council(self) -> Numbers:
        return np.concatenate([each.team == ALL_TEAMS for each in self.made])

    @property
    def truly_fell(self) -> Numbers:
        return np.concatenate(self.fell)


def quarterly() -> Iterator[Measure]:
    """The catalogue's measures whose quarters carry a trend."""
    for each in catalogue.load().measures:
        if each.basis in (Basis.POSITION, Basis.IN_QUARTER) or each.counts_events:
            yield replace(each, basis=Basis.IN_QUARTER, breaks=())


def unchanged(councils: int, carried: float) -> Scorecards:
    """Scorecards of the catalogue's own measures, council and ten teams, on which nothing changes; so large a
    share of the same children is carried over where a measure counts them again."""
    chance = np.random.default_rng([SEED, round(100 * carried)])
    made = tuple(_steady(each, councils, carried, chance) for each in quarterly())
    return Scorecards(made, tuple(np.zeros(len(each.team), dtype=bool) for each in made))


_LEVELS = {Polarity.HIGH: 0.85, Polarity.LOW: 0.12, Polarity.BAND: 0.78, Polarity.NEUTRAL: 0.3}


def _steady(of: Measure, councils: int, carried: float, chance: np.random.Generator) -> Made:
    who = (ALL_TEAMS, *TEAMS)
    sizes = np.tile((sum(SIZES), *SIZES), councils)
    council_numbers, team = np.repeat(np.arange(councils), len(who)), np.tile(who, councils)
    again = carried if of.same_children else 0.0
    if of.from_staffing or of.unit in (Unit.AVERAGE, Unit.GBP):
        level = 100 * 10**of.decimals
        return Made(
            of,
            council_numbers,
            team,
            _wandering(level, len(team), again, chance),
            None,
            with_parts=False,
        )
    if of.unit is Unit.NUMBER:
        often = sizes / 14 if of.polarity is Polarity.NEUTRAL else sizes / 140
        return Made(of, council_numbers, team, _counts(often, again, chance), None)
    per = 1 if of.same_children else 3
    level = _LEVELS[of.polarity] if of.unit is Unit.PERCENT else 0.007
    size = np.maximum(sizes // per, 1) if of.unit is Unit.PERCENT else 170 * sizes
    found = np.empty((len(team), BEFORE + AFTER), dtype=np.int64)
    for counted in np.unique(size):
        here = size == counted
        world = World(int(counted), again, level=level)
        true = shares(world, int(here.sum()), BEFORE, AFTER, chance)
        found[here] = events(world, true, chance)
    return Made(of, council_numbers, team, found, np.repeat(size[:, None], BEFORE + AFTER, axis=1))


def _wandering(level: int, series: int, again: float, chance: np.random.Generator) -> Numbers:
    """Values about a level, each holding on to so much of the one before."""
    quarters = BEFORE + AFTER
    noise = chance.standard_normal((series, quarters))
    for at in range(1, quarters):
        noise[:, at] = again * noise[:, at - 1] + np.sqrt(1 - again**2) * noise[:, at]
    return np.asarray(np.maximum(np.round(level * (1 + 0.06 * noise)), 0), dtype=np.int64)


def _counts(often: Numbers, again: float, chance: np.random.Generator) -> Numbers:
    """Counts about a level, so large a share of whom stay from quarter to quarter."""
    quarters = BEFORE + AFTER
    found = np.empty((len(often), quarters), dtype=np.int64)
    found[:, 0] = chance.poisson(often)
    for at in range(1, quarters):
        found[:, at] = chance.binomial(found[:, at - 1], again) + chance.poisson(
            often * (1 - again)
        )
    return found


def sizes() -> pd.DataFrame:
    """The bases of the invented council's shares in its latest quarter, six or more, and whether each is the
    council's own."""
    own = {each.id: each for each in quarterly()}
    held = pd.read_csv(project.ROOT / "data" / "sample" / "scorecard.csv")
    is_share = {name for name, each in own.items() if each.unit is Unit.PERCENT}
    last = held[(held.period == council.LAST.code) & held.measure_id.isin(is_share)]
    # Where no row of the council came, its teams add up to it.
    whole = last[~last.measure_id.isin(last[last.team == ALL_TEAMS].measure_id)]
    added = whole.groupby("measure_id", as_index=False).denominator.sum().assign(team=ALL_TEAMS)
    found = pd.concat([last, added])
    found = found[found.denominator >= 6]
    return pd.DataFrame({"base": found.denominator.astype(int), "own": found.team == ALL_TEAMS})


def mix(councils: int, spread: float) -> Scorecards:
    """Scorecards of shares of 80% with the invented council's own bases, each judged by its parts, of which one
    in ten fell by a tenth in the last four quarters."""
    chance = np.random.default_rng([SEED, 7, round(1000 * spread)])
    own = sizes()
    base = np.tile(own.base.to_numpy(), councils)
    team = np.where(np.tile(own.own.to_numpy(), councils), ALL_TEAMS, TEAMS[0])
    number = np.repeat(np.arange(councils), len(own))
    fell = chance.random(len(base)) < 0.1
    level = np.full((len(base), BEFORE + AFTER), 0.8)
    level[fell, BEFORE:] *= 0.9
    level = np.clip(level + spread * chance.standard_normal(level.shape), 0.001, 0.999)
    counted = np.repeat(base[:, None], BEFORE + AFTER, axis=1)
    made = Made(measure("parts"), number, team, chance.binomial(counted, level), counted)
    return Scorecards((made,), (fell,))


METHODS = ("arrow, 2 points", "control chart", "one test, p < .005", "as the product does")


def named(cards: Scorecards) -> dict[str, Numbers]:
    """What each way says of the last quarter of each series: -1 lower, 1 higher, 0 neither."""
    rules = _last(cards.made)
    alone = _last([_control_chart(each) for each in cards.made])
    steps = np.concatenate([each.values[:, -2:] for each in cards.made])
    change = steps[:, 1] - steps[:, 0]
    points = np.concatenate(
        [np.full(len(each.team), 2 * 10**each.measure.decimals) for each in cards.made]
    )
    ways = _ways(rules)
    return {
        "arrow, 2 points": np.where(np.abs(change) > points, np.sign(change), 0),
        "control chart": _ways(alone),
        "one test, p < .005": np.where(
            rules.judged_by == "parts", (rules.p.fillna(1) < 0.005) * rules.way.fillna(0), ways
        ),
        "as the product does": ways,
    }


def _control_chart(made: Made) -> Made:
    """The same figures by the rules of a control chart, as version 0.1 had them."""
    return replace(
        made,
        measure=replace(made.measure, id=f"{made.measure.id}-chart", same_children=False),
        with_parts=False,
    )


def _last(made: Sequence[Made]) -> pd.DataFrame:
    rules = told(made)
    return rules[rules.place == BEFORE + AFTER - 1]


def _ways(rules: pd.DataFrame) -> Numbers:
    """Which way each is named: -1, 1 or 0."""
    return np.asarray(rules.named_way, dtype=int)


def steady_table(councils: int) -> str:
    """How many series of a scorecard with nothing changing are named, by method and share carried over."""
    lines = []
    for carried in (0.0, 0.5, 0.8):
        cards = unchanged(councils, carried)
        found = named(cards)
        own = cards.of_council
        cells = [
            f"{(ways[own] != 0).sum() / councils:.2f}; {(ways != 0).sum() / councils:.1f}"
            for ways in (found[method] for method in METHODS)
        ]
        lines.append([f"{carried:.0%} of the same children carried over", *cells])
    return markdown(["nothing changes", *METHODS], lines)


def mix_table(councils: int) -> str:
    """Of a mix in which one in ten fell: named falsely a scorecard, found, and the share of those named that is false."""
    lines = []
    for words, spread in (
        ("chance alone about the level", 0.0),
        ("over-dispersed by 2 points", 0.02),
    ):
        cards = mix(councils, spread)
        fell, own = cards.truly_fell, cards.of_council
        cells = []
        for ways in (named(cards)[method] for method in METHODS):
            right = (ways < 0) & fell
            falsely = (ways != 0) & ~right
            cells.append(
                f"{falsely.sum() / councils:.1f}; {100 * right.sum() / fell.sum():.0f}%, own "
                f"{100 * (right & own).sum() / (fell & own).sum():.0f}%; "
                f"{100 * falsely.sum() / max(1, (ways != 0).sum()):.0f}%"
            )
        lines.append([words, *cells])
    return markdown(["one in ten fell by a tenth", *METHODS], lines)
