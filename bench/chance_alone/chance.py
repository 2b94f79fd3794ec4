"""What chance makes: counts of a cohort quarter by quarter, of other children each time or of the same again."""

from dataclasses import dataclass

import numpy as np

Numbers = np.ndarray


@dataclass(frozen=True)
class World:
    """What truly happens: so many counted, a share of them carried over from quarter to quarter, the true
    share spread by so much between quarters, and a fall by so much of itself from a quarter on."""

    counted: int
    carried: float = 0.0
    spread: float = 0.0
    level: float = 0.8
    fall: float = 0.0


def shares(
    world: World, series: int, before: int, after: int, chance: np.random.Generator
) -> Numbers:
    """The true share of each quarter of each series: `before` quarters, then `after` of them fallen."""
    level = np.full((series, before + after), world.level)
    level[:, before:] *= 1 - world.fall
    return np.clip(level + world.spread * chance.standard_normal(level.shape), 0.001, 0.999)


def events(world: World, true: Numbers, chance: np.random.Generator) -> Numbers:
    """How many of the cohort are counted in each quarter. Who is carried over counts as before, unless
    the true share fell: then as many fewer of them as it asks."""
    if not world.carried:
        return chance.binomial(world.counted, true)
    series, quarters = true.shape
    stay = round(world.counted * world.carried)
    found = np.empty((series, quarters), dtype=np.int64)
    found[:, 0] = chance.binomial(world.counted, true[:, 0])
    for at in range(1, quarters):
        kept = chance.hypergeometric(found[:, at - 1], world.counted - found[:, at - 1], stay)
        change = true[:, at] / true[:, at - 1]
        fewer = chance.binomial(kept, np.minimum(change, 1))
        more = chance.binomial(
            stay - kept, np.clip((true[:, at] - true[:, at - 1]) / (1 - true[:, at - 1]), 0, 1)
        )
        found[:, at] = fewer + more + chance.binomial(world.counted - stay, true[:, at])
    return found
