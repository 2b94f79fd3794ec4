"""Totals from summed parts, expected figures that did not come, annual figures on a quarterly screen."""

from decimal import Decimal
from pathlib import Path

import pytest

from metrics.period import parse
from metrics.vocabulary import ALL_TEAMS, Comparator, Judgement, Missing, Movement, Rating
from store.read.lines import history, scorecard
from store.read.snapshot import Snapshot
from tests.store.small_store import (
    ANNUAL,
    COUNT,
    SCORECARD,
    STAFFING,
    TEAMS,
    built,
    catalogue,
    load,
    measure,
    open_store,
    small,
)


def _line(snapshot: Snapshot, quarter: str, team: str = ALL_TEAMS, measure_id: str = "m"):
    lines = scorecard(snapshot, team, parse(quarter), history(snapshot, team))
    return next(line for line in lines if line.measure.id == measure_id)


def test_the_council_is_summed_from_its_teams(tmp_path: Path) -> None:
    snapshot = small(
        tmp_path, catalogue(measure("m")),
        scorecard=SCORECARD + "m,North,2024-25 Q1,1,3,\nm,South,2024-25 Q1,1,4,\n",
    )  # fmt: skip
    figure = _line(snapshot, "2024-25 Q1").figure
    assert (figure.numerator, figure.denominator, figure.value) == (2, 7, Decimal("28.6"))
    assert figure.from_teams


@pytest.mark.parametrize(
    ("south", "missing"),
    [
        ("m,South,2024-25 Q2,,,c", Missing.SUPPRESSED),
        ("m,South,2024-25 Q2,,,x", Missing.NOT_AVAILABLE),
        ("m,South,2024-25 Q2,,,50", Missing.NOT_AVAILABLE),
        ("", Missing.NOT_AVAILABLE),
    ],
)
def test_no_total_where_a_teams_part_is_missing(
    tmp_path: Path, south: str, missing: Missing
) -> None:
    snapshot = small(
        tmp_path, catalogue(measure("m")),
        scorecard=f"{SCORECARD}m,North,2024-25 Q1,1,3,\nm,South,2024-25 Q1,1,4,\n"
        f"m,North,2024-25 Q2,2,3,\n{south}\n",
    )  # fmt: skip
    figure = _line(snapshot, "2024-25 Q2").figure
    assert (figure.value, figure.missing) == (None, missing)
    assert figure.reason == "1 of 2 teams has no figure"


def test_a_team_with_none_to_count_or_not_concerned_does_not_stop_the_total(tmp_path: Path) -> None:
    snapshot = small(
        tmp_path, catalogue(measure("m")),
        scorecard=f"{SCORECARD}m,North,2024-25 Q1,1,3,\nm,South,2024-25 Q1,0,0,\n"
        "m,North,2024-25 Q2,2,3,\nm,South,2024-25 Q2,,,z\n",
    )  # fmt: skip
    assert _line(snapshot, "2024-25 Q1").figure.value == Decimal("33.3")
    assert _line(snapshot, "2024-25 Q2").figure.value == Decimal("66.7")
    assert _line(snapshot, "2024-25 Q1", "South").figure.rating is Rating.NO_CASES


def test_where_no_team_has_any_to_count_the_council_has_none_either(tmp_path: Path) -> None:
    reasons = SCORECARD.replace("value", "value,reason")
    snapshot = small(
        tmp_path, catalogue(measure("m"), measure("n", **COUNT)),
        scorecard=f"{reasons}m,North,2024-25 Q1,,,,no_cases\nn,North,2024-25 Q1,,,,no_cases\n"
        "n,South,2024-25 Q1,,,,no_cases\n",
    )  # fmt: skip
    for measure_id in ("m", "n"):
        figure = _line(snapshot, "2024-25 Q1", measure_id=measure_id).figure
        assert (figure.value, figure.missing) == (None, Missing.NO_CASES)


def test_a_loaded_total_wins_and_a_measure_that_does_not_add_up_is_not_summed(
    tmp_path: Path,
) -> None:
    rows = "m,North,2024-25 Q1,1,3,\nn,North,2024-25 Q1,1,3,\nm,All,2024-25 Q1,5,9,\n"
    snapshot = small(
        tmp_path, catalogue(measure("m"), measure("n", adds_up="false")), scorecard=SCORECARD + rows
    )  # fmt: skip
    loaded = _line(snapshot, "2024-25 Q1").figure
    assert (loaded.numerator, loaded.denominator, loaded.from_teams) == (5, 9, False)
    assert _line(snapshot, "2024-25 Q1", measure_id="n").absent is Missing.NOT_RECEIVED


def test_a_row_that_did_not_come_is_not_received_until_the_last_quarter(tmp_path: Path) -> None:
    snapshot = small(
        tmp_path, catalogue(measure("m"), measure("n")),
        scorecard=f"{SCORECARD}m,North,2024-25 Q1,1,3,\nn,North,2024-25 Q1,1,3,\n"
        "m,North,2024-25 Q3,1,3,\n",
    )  # fmt: skip
    found = {row.period: row.missing for row in history(snapshot, "North")["n"]}
    assert found == {
        "2024-25 Q1": None,
        "2024-25 Q2": Missing.NOT_RECEIVED,
        "2024-25 Q3": Missing.NOT_RECEIVED,
    }
    gap = _line(snapshot, "2024-25 Q3", "North")
    assert gap.figure.value == Decimal("33.3")
    assert gap.direction.judgement is Judgement.NO_COMPARISON, "never reaches further back"


def test_a_merger_ends_its_teams_and_starts_a_series_without_a_past(tmp_path: Path) -> None:
    teams = (
        "team,start,finish,change,becomes,note\nNorth,2024-25 Q1,2024-25 Q2,merger,Whole,\n"
        "South,2024-25 Q1,2024-25 Q2,merger,Whole,\nWhole,2024-25 Q3,,,,\n"
    )
    rows = [
        f"m,{team},2024-25 Q{quarter},1,4,"
        for team, quarters in (("North", (1, 2)), ("South", (1, 2)), ("Whole", (3, 4)))
        for quarter in quarters
    ]
    snapshot = small(
        tmp_path, catalogue(measure("m")), teams=teams, scorecard=SCORECARD + "\n".join(rows)
    )  # fmt: skip
    assert [each.period for each in history(snapshot, "North")["m"]] == ["2024-25 Q1", "2024-25 Q2"]
    assert _line(snapshot, "2024-25 Q3", "Whole").direction.judgement is Judgement.NO_COMPARISON
    whole = [(each.numerator, each.denominator) for each in history(snapshot, ALL_TEAMS)["m"]]
    assert whole == [(2, 8), (2, 8), (1, 4), (1, 4)]


def test_a_rename_continues_its_series_even_when_it_is_loaded_later(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    load(store, tmp_path, teams=TEAMS, first=SCORECARD + "m,North,2024-25 Q1,1,4,\n")
    load(
        store, tmp_path,
        renamed=TEAMS.replace("North,2024-25 Q1,,,,", "North,2024-25 Q1,2024-25 Q1,rename,Upper,")
        + "Upper,2024-25 Q2,,,,\n",
        second=SCORECARD + "m,Upper,2024-25 Q2,3,4,\n",
    )  # fmt: skip
    snapshot = built(store)
    assert [each.value for each in history(snapshot, "Upper")["m"]] == [25, 75]
    assert history(snapshot, "North") == {}


def test_a_later_load_of_the_same_figure_counts(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    load(store, tmp_path, teams=TEAMS, first=SCORECARD + "m,North,2024-25 Q1,1,4,\n")
    before = built(store)
    load(store, tmp_path, second=SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    assert [each.value for each in history(built(store), "North")["m"]] == [50]
    assert [each.value for each in history(before, "North")["m"]] == [25], "snapshots never change"


def test_an_annual_figure_stands_on_every_quarter_from_its_release(tmp_path: Path) -> None:
    snapshot = small(
        tmp_path, catalogue(measure("m", adds_up="false", **ANNUAL), measure("n")),
        scorecard=f"{SCORECARD}m,All,2023-24,40,50,\nm,All,2024-25,45,50,\n"
        + "".join(f"n,North,{year} Q{q},1,2,\n" for year in ("2024-25", "2025-26") for q in (1, 2, 3, 4)),
    )  # fmt: skip
    shown = {
        quarter: line.figure.period if (line := _line(snapshot, quarter)).figure else line.absent
        for quarter in ("2024-25 Q2", "2024-25 Q3", "2025-26 Q2", "2025-26 Q3")
    }
    assert shown == {
        "2024-25 Q2": Missing.NOT_YET_DUE,
        "2024-25 Q3": "2023-24",
        "2025-26 Q2": "2023-24",
        "2025-26 Q3": "2024-25",
    }
    line = _line(snapshot, "2025-26 Q3")
    assert line.direction.comparator is Comparator.PREVIOUS_YEAR
    assert (line.direction.against.period, line.direction.movement) == ("2023-24", Movement.UP)


def test_a_break_in_definition_bars_comparison_across_it(tmp_path: Path) -> None:
    rows = "".join(f"m,North,2024-25 Q{q},{q},8,\n" for q in (1, 2, 3, 4))
    breaks = '[{from = "2024-25 Q3", reason = "counted anew"}]'
    snapshot = small(tmp_path, catalogue(measure("m", breaks=breaks)), scorecard=SCORECARD + rows)
    judged = {
        f"Q{q}": _line(snapshot, f"2024-25 Q{q}", "North").direction.judgement for q in (2, 3, 4)
    }
    assert judged == {
        "Q2": Judgement.IMPROVED, "Q3": Judgement.NO_COMPARISON, "Q4": Judgement.IMPROVED,
    }  # fmt: skip


def test_targets_of_a_team_and_of_a_quarter_come_before_the_councils_and_the_years(
    tmp_path: Path,
) -> None:
    targets = (
        "measure_id,team,period,target,low,high,q1,q2,q3,q4,origin,note\n"
        "m,All,2024-25,50,,,,,,,local,\nm,All,2024-25 Q2,60,,,,,,,local,\n"
        "m,North,2024-25,70,,,,,,,national,\n"
    )
    rows = "".join(f"m,{team},2024-25 Q{q},1,2,\n" for team in ("North", "South") for q in (1, 2))
    snapshot = small(
        tmp_path, catalogue(measure("m")), targets=targets, scorecard=SCORECARD + rows
    )  # fmt: skip
    found = {
        (team, q): _line(snapshot, f"2024-25 Q{q}", team).figure.goal_low
        for team in ("North", "South")
        for q in (1, 2)
    }
    assert found == {("North", 1): 70, ("North", 2): 70, ("South", 1): 50, ("South", 2): 60}


@pytest.mark.parametrize(
    ("numerator", "denominator", "polarity", "target", "cohort", "to_target"),
    [
        (12, 14, "high", "90", "small", 1), (13, 14, "high", "90", "small", None),
        (1, 5, "high", "90", "very_small", 4), (12, 20, "high", "90", None, None),
        (3, 14, "low", "10", "small", -2), (17, 19, "high", "89.4", "small", None),
        (16, 19, "high", "89.5", "small", 1), (16, 19, "high", "89.6", "small", 2),
    ],
)  # fmt: skip
def test_small_cohorts_say_how_many_would_have_met_the_target(
    tmp_path: Path, numerator: int, denominator: int, polarity: str, target: str,
    cohort: str | None, to_target: int | None,
) -> None:  # fmt: skip
    snapshot = small(
        tmp_path, catalogue(measure("m", polarity=f'"{polarity}"')),
        targets="measure_id,team,period,target,low,high,q1,q2,q3,q4,origin,note\n"
        f"m,All,2024-25,{target},,,,,,,local,\n",
        scorecard=f"{SCORECARD}m,North,2024-25 Q1,{numerator},{denominator},\n",
    )  # fmt: skip
    line = _line(snapshot, "2024-25 Q1", "North")
    assert (line.small, line.to_target) == (cohort, to_target)


def test_counts_to_date_compare_only_with_the_same_quarter_last_year(tmp_path: Path) -> None:
    changes = {"basis": '"ytd_count"', "comparator": '"same_quarter_last_year"', **COUNT}
    rows = "".join(
        f"m,North,{year} Q{q},{q * 10 + extra},,\n"
        for year, extra in (("2024-25", 0), ("2025-26", 1))
        for q in (1, 2, 3, 4)
    )
    snapshot = small(tmp_path, catalogue(measure("m", **changes)), scorecard=SCORECARD + rows)
    found = _line(snapshot, "2025-26 Q3", "North").directions
    assert {name: each.judgement for name, each in found.items()} == {
        Comparator.PREVIOUS_QUARTER: Judgement.NO_COMPARISON,
        Comparator.TWO_QUARTERS_BEFORE: Judgement.NO_COMPARISON,
        Comparator.LAST_YEAR_END: Judgement.NO_COMPARISON,
        Comparator.SAME_QUARTER_LAST_YEAR: Judgement.IMPROVED,
    }
    first = _line(snapshot, "2025-26 Q1", "North").directions
    assert first[Comparator.PREVIOUS_QUARTER].judgement is Judgement.NO_COMPARISON


def _staff(team: str, quarter: str, in_post: str = "8", leavers: str = "1", nq: str = "1") -> str:
    return f"{team},Social Worker,{quarter},10,{in_post},1,{10 - int(in_post)},20,{leavers},{nq},2,90,4,1\n"


def _rates(tmp_path: Path, staffing: str) -> Snapshot:
    rates = {
        "turnover": "turnover",
        "absence": "absence",
        "vacancy": "vacancy",
        "ratio": "experience",
    }
    plain = {"adds_up": "false"}
    measures = [measure(name, from_staffing=f'"{rate}"', **plain) for name, rate in rates.items()]
    return small(tmp_path, catalogue(*measures), staffing=STAFFING + staffing)


def test_yearly_rates_need_four_quarters_and_use_what_is_in_post_at_the_end(tmp_path: Path) -> None:
    quarters = ["2024-25 Q1", "2024-25 Q2", "2024-25 Q3", "2024-25 Q4", "2025-26 Q1"]
    snapshot = _rates(tmp_path, "".join(_staff("North", quarter) for quarter in quarters))
    turnover = {row.period: row.value for row in history(snapshot, "North")["turnover"]}
    assert turnover == {**dict.fromkeys(quarters[:3]), "2024-25 Q4": 50, "2025-26 Q1": 50}
    absence = history(snapshot, "North")["absence"][3]
    assert (absence.numerator, absence.denominator) == (80, 8 * 253)


def test_a_total_sums_parts_and_never_averages_rates(tmp_path: Path) -> None:
    snapshot = _rates(
        tmp_path, _staff("North", "2024-25 Q1", "9") + _staff("South", "2024-25 Q1", "3")
    )
    figure = history(snapshot, ALL_TEAMS)["vacancy"][0]
    assert (figure.numerator, figure.denominator, figure.value) == (8, 20, 40)


def test_a_team_that_returned_nothing_leaves_the_total_missing(tmp_path: Path) -> None:
    snapshot = _rates(
        tmp_path,
        _staff("North", "2024-25 Q1")
        + _staff("South", "2024-25 Q1")
        + _staff("North", "2024-25 Q2"),
    )
    assert [row.missing for row in history(snapshot, ALL_TEAMS)["vacancy"]] == [
        None, Missing.NOT_AVAILABLE,
    ]  # fmt: skip
    assert history(snapshot, "South")["vacancy"][1].missing is Missing.NOT_RECEIVED


def test_without_newly_qualified_workers_there_is_no_ratio(tmp_path: Path) -> None:
    snapshot = _rates(tmp_path, _staff("North", "2024-25 Q1", nq="0"))
    figure = history(snapshot, "North")["ratio"][0]
    assert (figure.value, figure.missing, figure.rating) == (None, "no_cases", "no_cases")


def test_a_total_is_provisional_while_any_of_its_parts_is(tmp_path: Path) -> None:
    snapshot = small(
        tmp_path, catalogue(measure("m")),
        scorecard="measure_id,team,period,numerator,denominator,value,status\n"
        "m,North,2024-25 Q1,1,3,,provisional\nm,South,2024-25 Q1,1,4,,revised\n"
        "m,North,2024-25 Q2,1,3,,revised\nm,South,2024-25 Q2,1,4,,\n"
        "m,North,2024-25 Q3,1,3,,final\nm,South,2024-25 Q3,1,4,,\n",
    )  # fmt: skip
    assert [figure.status for figure in history(snapshot, ALL_TEAMS)["m"]] == [
        "provisional", "revised", "final",
    ]  # fmt: skip


def test_yearly_figures_of_two_kinds_compare_each_with_its_own(tmp_path: Path) -> None:
    """A school year and a financial year, and two census days of one year, end in the same year."""
    annual = measure("m", adds_up="false", **ANNUAL)
    days = [f"{year}-{day}" for year in (2023, 2024) for day in ("03-31", "09-30")]
    years = ["2022-23", "2023-24", "2022/23 academic", "2023/24 academic"]
    rows = [f"m,All,{period},{number},100," for number, period in enumerate([*days, *years])]
    snapshot = small(tmp_path, catalogue(annual), scorecard=SCORECARD + "\n".join(rows))
    figures = history(snapshot, ALL_TEAMS)["m"]
    found = {
        row.period: row.comparator_period
        for row in snapshot.rows("measure_directions", measure="m", team=ALL_TEAMS)
        if row.comparator_period
    }
    assert len(figures) == 8
    assert found == {
        "2024-03-31": "2023-03-31", "2024-09-30": "2023-09-30", "2023-24": "2022-23",
        "2023/24 academic": "2022/23 academic",
    }  # fmt: skip


def test_a_role_missing_for_one_quarter_leaves_that_quarter_missing(tmp_path: Path) -> None:
    rows = (
        _staff("North", "2024-25 Q1")
        + _staff("North", "2024-25 Q2")
        + _staff("North", "2024-25 Q3")
    )
    manager = [_staff("North", f"2024-25 Q{q}").replace("Social Worker", "Manager") for q in (1, 3)]
    snapshot = _rates(tmp_path, rows + "".join(manager))
    vacancy = history(snapshot, "North")["vacancy"]
    assert [figure.missing for figure in vacancy] == [None, Missing.NOT_AVAILABLE, None]
    assert vacancy[2].denominator == 20


def test_a_role_that_ends_is_no_gap(tmp_path: Path) -> None:
    rows = _staff("North", "2024-25 Q1") + _staff("North", "2024-25 Q2")
    manager = _staff("North", "2024-25 Q1").replace("Social Worker", "Manager")
    snapshot = _rates(tmp_path, rows + manager)
    assert [row.denominator for row in history(snapshot, "North")["vacancy"]] == [20, 10]


def test_a_corrected_return_replaces_the_role_however_it_is_written(tmp_path: Path) -> None:
    rates = measure("vacancy", from_staffing='"vacancy"', adds_up="false")
    store = open_store(tmp_path, catalogue(rates))
    load(store, tmp_path, teams=TEAMS, first=STAFFING + _staff("North", "2024-25 Q1", "8"))
    again = _staff("North", "2024-25 Q1", "9").replace("Social Worker", "Social worker")
    load(store, tmp_path, second=STAFFING + again)
    assert [row.numerator for row in history(built(store), "North")["vacancy"]] == [1]
