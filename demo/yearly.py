"""The invented yearly figures: health and wellbeing by financial year, school by school year, and a survey."""

from dataclasses import dataclass

from demo.chance import Draws
from demo.figures import Figure


@dataclass(frozen=True)
class Yearly:
    """One yearly figure of the council as a whole; `reason` says why there is none."""

    measure_id: str
    period: str
    figure: Figure | None
    reason: str = ""
    status: str = ""
    commentary: str = ""


_YEARS = ("2020-21", "2021-22", "2022-23", "2023-24", "2024-25", "2025-26")
_SCHOOL = tuple(f"{year.replace('-', '/')} academic" for year in _YEARS)

_SHARES = {  # measure: periods, denominator at first and at last, share at first and at last
    "feel-listened-to": (_YEARS[2:], (148, 171), (0.78, 0.84)),
    "wellbeing-concern": (_YEARS, (150, 168), (0.36, 0.43)),
    "substance-misuse": (_YEARS, (276, 301), (0.035, 0.03)),
    "convictions": (_YEARS, (150, 161), (0.03, 0.025)),
    "school-absence": (_SCHOOL[:5], (50_000, 54_000), (0.083, 0.093)),
    "persistent-absence": (_SCHOOL[:5], (176, 186), (0.19, 0.215)),
    "school-moves": (_SCHOOL[:5], (262, 281), (0.14, 0.12)),
    "new-homes-far-away": (_YEARS, (212, 236), (0.21, 0.24)),
    "suspensions": (_SCHOOL[:4], (178, 184), (0.115, 0.145)),
    "primary-results": (_SCHOOL[:5], (17, 19), (0.33, 0.38)),
}
_AVERAGES = {  # measure: periods, denominator at first and at last, average in tenths at first and last
    "wellbeing-score": (_YEARS[:5], (150, 168), (138, 149)),
    "gcse-score": (_SCHOOL[:5], (27, 31), (192, 176)),
}
_COUNTS = {"children-in-the-area": (_YEARS[:5], (76_200, 77_900))}
"""measure: years, how many at first and at last."""
_NOT_DUE = {
    ("wellbeing-score", "2025-26"): "Scores are still being checked with the health service.",
    ("suspensions", "2024/25 academic"): "",
    ("primary-results", "2025/26 academic"): "",
    ("education-health-care-plans", "2025/26 academic"): "New on this scorecard.",
}
_REASONS = {
    ("primary-results", "2020/21 academic"): ("z", "No tests were held in the pandemic."),
    ("substance-misuse", "2020-21"): ("k", ""),
    ("convictions", "2022-23"): ("c", ""),
    ("convictions", "2024-25"): ("c", ""),
    ("persistent-absence", "2020/21 academic"): ("x", "Not collected in the usual way."),
}
_STATUS = {
    ("wellbeing-concern", "2025-26"): "provisional",
    ("school-absence", "2023/24 academic"): "revised",
}


def figures() -> list[Yearly]:
    """Every yearly figure, by measure and then by year."""
    made = []
    for measure_id, (periods, sizes, shares) in _SHARES.items():
        for period, size, share in _along(periods, sizes, shares):
            chance = Draws("yearly", measure_id, period)
            number = round(size) + chance.between(-3, 3)
            made.append(_yearly(measure_id, period, (chance.count(number, share), number)))
    for measure_id, (periods, sizes, averages) in _AVERAGES.items():
        for period, size, average in _along(periods, sizes, averages):
            chance = Draws("yearly", measure_id, period)
            number = round(size) + chance.between(-2, 2)
            total = round((average + chance.between(-5, 5)) * number / 10)
            made.append(_yearly(measure_id, period, (total, number)))
    for measure_id, (periods, sizes) in _COUNTS.items():
        for period, size, _ in _along(periods, sizes, (0, 0)):
            number = round(size) + Draws("yearly", measure_id, period).between(-90, 90)
            made.append(_yearly(measure_id, period, (number, None)))
    for (measure_id, period), commentary in _NOT_DUE.items():
        made.append(Yearly(measure_id, period, None, "not yet due", "", commentary))
    return sorted(made, key=lambda row: (row.measure_id, row.period))


def _along(
    periods: tuple[str, ...], sizes: tuple[int, int], levels: tuple[float, float]
) -> list[tuple[str, float, float]]:
    last = len(periods) - 1
    return [
        (
            period,
            sizes[0] + (sizes[1] - sizes[0]) * place / last,
            levels[0] + (levels[1] - levels[0]) * place / last,
        )
        for place, period in enumerate(periods)
    ]


def _yearly(measure_id: str, period: str, figure: Figure) -> Yearly:
    status = _STATUS.get((measure_id, period), "")
    if (measure_id, period) in _REASONS:
        reason, commentary = _REASONS[measure_id, period]
        return Yearly(measure_id, period, None, reason, status, commentary)
    return Yearly(measure_id, period, figure, "", status)
