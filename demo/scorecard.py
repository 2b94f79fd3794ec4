"""The rows of the invented scorecard, as the input contract asks for them."""

from demo import children, council, exceptions, leavers, quarterly, reference, yearly
from demo.csv_file import value_text
from demo.figures import Figure, Figures
from metrics.catalogue import catalogue
from metrics.catalogue.measure import Measure
from metrics.period import parse
from metrics.vocabulary import ALL_TEAMS, Basis

COLUMNS = (
    "measure_id", "measure_name", "team", "period", "numerator", "denominator", "value", "target",
    "polarity", "unit", "commentary", "status", "reason",
)  # fmt: skip

Row = tuple[str, ...]


def quarterly_figures() -> Figures:
    """Every quarterly figure as it truly is, before any is hidden or lost."""
    made = quarterly.figures(children.simulate()) | leavers.figures()
    for measure_id in exceptions.WITH_TOTAL:
        for quarter in council.QUARTERS:
            parts = [
                figure
                for (each, _, period), figure in made.items()
                if each == measure_id and period == quarter.code
            ]
            above = sum(numerator for numerator, _ in parts)
            below = sum(denominator or 0 for _, denominator in parts)
            total = (above, None if parts[0][1] is None else below)
            made[measure_id, ALL_TEAMS, quarter.code] = total
    return made


def quarterly_rows() -> list[Row]:
    """The rows of scorecard.csv: by measure, team and quarter, in the order of the screens."""
    measures = {measure.id: measure for measure in catalogue.load().measures}
    teams = [ALL_TEAMS, *(team.name for team in (*council.PRESENT, *council.ENDED))]
    targets = _targets()
    figures = quarterly_figures()
    absent: dict[tuple[str, str, str], Figure | None] = {
        (measure_id, team, quarter.code): None
        for measure_id, team in exceptions.NOT_APPLICABLE
        for quarter in council.QUARTERS
    }
    keys = sorted(
        {**figures, **absent}.keys() - exceptions.NOT_SENT,
        key=lambda key: (measures[key[0]].place, teams.index(key[1]), parse(key[2])),
    )
    rows = []
    for key in keys:
        measure_id, team, period = key
        reason = "z" if key in absent else exceptions.REASONS.get(key, "")
        status = ""
        if (measure_id, period) in exceptions.PROVISIONAL:
            status = "provisional"
        elif (measure_id, period) in exceptions.REVISED:
            status = "revised"
        rows.append(
            _row(
                measures[measure_id], team, period, figures.get(key), reason,
                status, exceptions.COMMENTARY.get(key, ""), targets,
            )
        )  # fmt: skip
    return rows


def yearly_rows() -> list[Row]:
    """The rows of scorecard_annual.csv, all of the council as a whole."""
    measures = {measure.id: measure for measure in catalogue.load().measures}
    targets = _targets()
    ordered = sorted(yearly.figures(), key=lambda row: measures[row.measure_id].place)
    return [
        _row(
            measures[row.measure_id], ALL_TEAMS, row.period, row.figure, row.reason,
            row.status, row.commentary, targets,
        )
        for row in ordered
    ]  # fmt: skip


def _row(
    measure: Measure,
    team: str,
    period: str,
    figure: Figure | None,
    reason: str,
    status: str,
    commentary: str,
    targets: dict[tuple[str, str, str], str],
) -> Row:
    numerator = denominator = value = ""
    if figure is not None and not reason:
        above, below = figure
        numerator, denominator = str(above), "" if below is None else str(below)
        value = "" if below == 0 else value_text(measure, above, below)
    return (
        measure.id, measure.name, team, period, numerator, denominator, value,
        _target(measure, team, period, targets), measure.polarity.value, measure.unit.value,
        commentary, status, reason,
    )  # fmt: skip


def _targets() -> dict[tuple[str, str, str], str]:
    return {
        (measure_id, team, period): target
        for measure_id, team, period, target, *_ in reference.targets()
        if target
    }


def _target(
    measure: Measure, team: str, period: str, targets: dict[tuple[str, str, str], str]
) -> str:
    """The target in force, left blank for counts to date, whose target is the year's."""
    if measure.basis is Basis.YTD_COUNT:
        return ""
    for whose in (team, ALL_TEAMS):
        for when in (period, parse(period).financial_year):
            if (measure.id, whose, when) in targets:
                return targets[measure.id, whose, when]
    return ""
