"""Invented rows that charts are tried with: plain ones, and the awkward ones that councils have."""

from dataclasses import replace
from decimal import Decimal

from charts.rows import Expected, Footer, SeriesBreak, TrendPoint, TrendRows, Usual
from metrics.edition import OFFICER
from metrics.figures.signals import Signal
from metrics.period import financial_year, parse, quarter_at
from metrics.vocabulary import Rating, Unit

FOOTER = Footer(
    "Demo Council", True, "Case management system", "October to December 2017", OFFICER.label
)
LONG_NAME = "Children who have lived in three or more homes within a year"
FIRST = parse("2014-15 Q1").index


def points(
    values: list[str | None],
    target: str | None = "60",
    amber: str | None = "55",
    start: int = FIRST,
) -> tuple[TrendPoint, ...]:
    """Quarters from `start`; None is a quarter not received."""
    aim = Decimal(target) if target else None
    edge = Decimal(amber) if amber else None
    found = []
    for i, text in enumerate(values):
        period = quarter_at(start + i)
        value = Decimal(text) if text is not None else None
        rating = None
        if value is not None and aim is not None and edge is not None:
            rating = Rating.GREEN if value >= aim else Rating.AMBER if value >= edge else Rating.RED
        found.append(
            TrendPoint(
                period.index, period.label, value, fraction="45 of 82" if value is not None else "",
                missing="" if value is not None else "Not received", rating=rating, target=aim,
                amber_edge=edge,
            )
        )  # fmt: skip
    return tuple(found)


def trend(values: tuple[TrendPoint, ...], unit: Unit = Unit.PERCENT, **more: object) -> TrendRows:
    """A trend of these points under a 60-letter name."""
    settings = {
        "measure": LONG_NAME,
        "title": LONG_NAME,
        "decimals": 0,
        "better": "Higher is better",
    }
    return TrendRows(points=values, unit=unit, footer=FOOTER, **(settings | more))


PLAIN = trend(
    points(
        [
            *[
                "48",
                "50",
                "55",
                "53",
                "58",
                "61",
                "57",
                "52",
                "54",
                "55",
                "56",
                "60",
                "62",
                "61",
                "55",
            ]
        ]
    )
)
GAPS = trend(
    points(["48", "50", None, None, "58", "61", None, "52", "54", "55", None, "59"]),
    breaks=(SeriesBreak(FIRST + 7, "Q4 2015/16", "short breaks are no longer counted"),),
)
SINGLE = trend(points(["59"]))
NOTHING = trend(points([None, None]))
EQUAL = trend(points(["60"] * 8))
ENDS = trend(points(["0", "100", "0", "0", "100", "100", "0", "100"], "95", "90"))
CLOSE = trend(points(["96.2", "95.1", "97.3", "96.6", "95.2"], "95", "93"), decimals=1)
MANY = trend(
    points([str(50 + i * 7 % 23) for i in range(24)]),
    breaks=(
        SeriesBreak(FIRST + 9, "Q2 2016/17", "new system"),
        SeriesBreak(FIRST + 10, "Q3 2016/17", "new definition"),
    ),
)
MONEY = trend(
    points(["-120000", "-45000", "30000", "82000", "-15000", "64000"], None, None), Unit.GBP
)
BAND = trend(
    tuple(
        TrendPoint(FIRST + i, quarter_at(FIRST + i).label, Decimal(12) + i, low=Decimal(12),
                   high=Decimal(18), rating=Rating.GREEN if i < 7 else Rating.RED)
        for i in range(9)
    ),
    Unit.AVERAGE, decimals=1,
)  # fmt: skip
YEARS = trend(
    tuple(
        TrendPoint(year, financial_year(year).label, Decimal(48 + i), target=Decimal(60),
                   rating=Rating.RED)
        for i, year in enumerate(range(2016, 2025))
    ),
    frequency="yearly",
)  # fmt: skip
LATE_BREAKS = trend(
    points([str(40 + i) for i in range(13)]),
    breaks=tuple(SeriesBreak(FIRST + i, "later", "reason") for i in (10, 11, 12)),
)
REALLY = trend(
    tuple(
        replace(
            point,
            signal=Signal.WORSE if i > 9 else Signal.BETTER if i < 3 else None,
        )
        for i, point in enumerate(PLAIN.points)
    ),
    usual=(Usual(FIRST, FIRST + 14, Decimal("55.8"), Decimal("46.2"), Decimal("65.4"), 15),),
    said="Down 6 percentage points on last quarter; really worse: below the usual range, 47% to 65%.",
    expected=Expected(FIRST + 17, "Q2 2018/19", Decimal("57.5"), Decimal(47), Decimal(65)),
)
FIRST_VIEW = trend(
    GAPS.points,
    breaks=GAPS.breaks,
    usual=(
        Usual(FIRST, FIRST + 5, Decimal("54.3"), Decimal("40.1"), Decimal("68.4"), 4),
        Usual(FIRST + 7, FIRST + 11, Decimal("55.0"), Decimal("50.0"), Decimal("60.0"), 5),
    ),
    expected=Expected(FIRST + 12, "Q1 2017/18", Decimal("55.0"), None, None),
)

DRAWN = {
    "plain": PLAIN, "gaps": GAPS, "single": SINGLE, "equal": EQUAL, "ends": ENDS, "close": CLOSE,
    "many": MANY, "money": MONEY, "band": BAND, "years": YEARS, "late breaks": LATE_BREAKS,
    "really": REALLY, "first view": FIRST_VIEW,
}  # fmt: skip
