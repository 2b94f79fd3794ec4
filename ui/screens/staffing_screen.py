"""The Staffing screen: its sentences and tables as HTML."""

from collections.abc import Callable

from markupsafe import Markup

from metrics.catalogue.measure import Measure
from metrics.period import Period
from reporting import staffing_report, staffing_tables
from reporting.reading import Reading
from reporting.staffing_tables import StaffingTable
from ui.screens.html import lean, render


def account(reading: Reading, team: str, quarter: Period) -> Markup:
    """The opening: the team's staffing in sentences, and what to know of them."""
    return reading.kept(
        ("staffing-account-html", team, quarter.code),
        lambda: render(
            "staffing_account", report=staffing_report.staffing_report(reading, team, quarter)
        ),
    )


def chosen_rate(reading: Reading, rate: str, team: str, quarter: Period) -> Markup:
    """What the chosen rate means and how one team stands on it, with its target and rating."""
    return reading.kept(
        ("staffing-rate-html", rate, team, quarter.code),
        lambda: render(
            "staffing_rate", report=staffing_report.rate_report(reading, rate, team, quarter)
        ),
    )


def by_team(reading: Reading, quarter: Period) -> Markup:
    """Every team in one quarter, the council at the foot."""
    return _table(
        reading, ("team", quarter.code), lambda: staffing_tables.by_team(reading, quarter)
    )


def by_role(reading: Reading, team: str, quarter: Period) -> Markup:
    """One team's posts by role in a quarter."""
    return _table(
        reading, ("role", team, quarter.code),
        lambda: staffing_tables.by_role(reading, team, quarter),
    )  # fmt: skip


def by_quarter(reading: Reading, team: str, quarter: Period) -> Markup:
    """Every quarter of one team up to the one shown."""
    return _table(
        reading, ("quarter", team, quarter.code),
        lambda: staffing_tables.by_quarter(reading, team, quarter),
    )  # fmt: skip


def by_year(reading: Reading, quarter: Period) -> Markup:
    """Every year of the published census released by a quarter's end."""
    return _table(
        reading, ("year", quarter.code), lambda: staffing_tables.by_year(reading, quarter)
    )


def by_team_and_quarter(
    reading: Reading, measure: Measure, quarter: Period, *, every: bool
) -> Markup:
    """A rate by team and quarter, as in its picture (or `every` quarter, as in its map)."""
    return reading.kept(
        ("staffing-heat-html", measure.id, quarter.code, every),
        lambda: lean(
            render(
                "staffing_heat",
                report=staffing_tables.by_team_and_quarter(reading, measure, quarter, every=every),
                drawn="map" if every else "picture",
            )
        ),
    )


def _table(reading: Reading, name: tuple[str, ...], make: Callable[[], StaffingTable]) -> Markup:
    return reading.kept(
        ("staffing-table-html", *name), lambda: lean(render("staffing_table", table=make()))
    )
