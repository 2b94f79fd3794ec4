"""Where each invented share tends, from first quarter to last: flat, drifting, stepping, or by season."""

from dataclasses import dataclass, field

from demo import council
from metrics.period import Period, parse


@dataclass(frozen=True)
class Level:
    """A share that drifts from `start` to `finish`.

    `step` replaces it from a quarter on; `season` adds to quarters 1 to 4; `teams` adds to a team;
    `slide` adds that much more each quarter to one team from a quarter on.
    """

    start: float
    finish: float | None = None
    step: tuple[str, float] | None = None
    season: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    teams: dict[str, float] = field(default_factory=dict)
    slide: tuple[str, str, float] | None = None

    def at(self, team: str, quarter: Period) -> float:
        """The share of one team in one quarter, from 0 to 1."""
        begin, end = council.FIRST.index, council.LAST.index
        part = max(0.0, (quarter.index - begin) / (end - begin))
        share = self.start + part * (
            (self.start if self.finish is None else self.finish) - self.start
        )
        if self.step and quarter >= parse(self.step[0]):
            share = self.step[1]
        share += self.season[quarter.index % 4] + self.teams.get(team, 0.0)
        if self.slide and team == self.slide[0]:
            share += self.slide[2] * max(0, quarter.index - parse(self.slide[1]).index)
        return min(1.0, max(0.0, share))


def only(shares: dict[str, float], others: float) -> Level:
    """A level that differs by team and never changes."""
    return Level(others, teams={team: share - others for team, share in shares.items()})


GROUPS = {  # which part of a team's children a measure looks at
    "in care a year": only({council.ASSESSMENT: 0.16, council.UNACCOMPANIED: 0.6}, 0.86),
    "long-term under 16": only({council.PERMANENCE: 0.62, council.DISABLED: 0.5}, 0.42),
    "brothers and sisters": only({council.UNACCOMPANIED: 0.1, council.DISABLED: 0.3}, 0.54),
    "under 5": only({council.PERMANENCE: 0.22, council.DISABLED: 0.06}, 0.11),
    "due a visit": Level(0.94),
    "wants a visitor": only({council.UNACCOMPANIED: 0.14, council.DISABLED: 0.16}, 0.09),
    "at school": only({council.PERMANENCE: 0.7, council.UNACCOMPANIED: 0.93}, 0.86),
    "aged 16 and 17": only({council.UNACCOMPANIED: 0.85, council.PERMANENCE: 0.04}, 0.2),
}

SHARES = {  # measure: the group it looks at ("" is every child in care), the level, the churn
    "three-or-more-social-workers": (
        "", Level(0.24, slide=(council.SOUTH, "2025-26 Q3", 0.05)), 0.3),
    "visits-on-time": (
        "due a visit", Level(0.94, 0.955, slide=(council.SOUTH, "2025-26 Q3", -0.05)), 0.6),
    "independent-visitors": ("wants a visitor", Level(0.58, 0.70), 0.2),
    "placement-stability": ("", Level(0.09, 0.125, teams={council.DISABLED: -0.05}), 0.25),
    "same-home-two-years": ("long-term under 16", Level(0.68, teams={council.DISABLED: 0.14}), 0.12),
    "far-from-home": ("", Level(0.155, 0.225, teams={council.UNACCOMPANIED: 0.12}), 0.15),
    "brothers-sisters-together": ("brothers and sisters", Level(0.71), 0.2),
    "health-assessments": ("in care a year", Level(0.90, 0.92), 0.25),
    "dental-checks": ("in care a year", Level(0.55, step=("2022-23 Q3", 0.82)), 0.4),
    "immunisations": ("in care a year", Level(0.87, teams={council.UNACCOMPANIED: -0.22}), 0.15),
    "development-checks": ("under 5", Level(0.88), 0.3),
    "education-plans": ("at school", Level(0.94, season=(0.01, -0.14, -0.01, 0.02)), 0.8),
    "unaccompanied-children": ("", only({council.UNACCOMPANIED: 1.0, council.DISABLED: 0.0}, 0.012), 0.2),
}  # fmt: skip

FLOWS = {  # measure to date: chance per child in care that one is due in a quarter, and that it is done
    "reviews-on-time": (0.56, Level(0.955, 0.96, teams={council.SOUTH: -0.015})),
    "return-interviews": (0.0, Level(0.62, 0.76)),
    "initial-health-assessments": (0.0, Level(0.52, 0.84)),
}
TOOK_PART = Level(0.89, 0.93)
FOSTER, HOMES, PARENTS = Level(0.69, 0.655), Level(0.10, 0.125), Level(0.065)
