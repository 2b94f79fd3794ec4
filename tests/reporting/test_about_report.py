"""What a store says of itself: files, gaps with their reasons, and the facts that name these figures."""

from datetime import date, timedelta

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting.about_report import about_report
from reporting.reading import Reading
from store.read import loaded

NOW = period.parse("2026-27 Q2")
TODAY = date(2026, 11, 27)


def test_gaps_are_counted_by_reason_the_commonest_first(reading: Reading) -> None:
    told = about_report(reading, ALL_TEAMS, NOW, TODAY)
    many = f"All teams, the council and each team: {len(told.gaps)} figures are missing: "
    assert told.missing.startswith(many)
    counts = [int(part.split()[0]) for part in told.missing.removeprefix(many).split("; ")]
    assert counts == sorted(counts, reverse=True) and sum(counts) == len(told.gaps)


def test_a_team_is_told_of_its_own_gaps_alone(reading: Reading) -> None:
    told = about_report(reading, "Permanence and Fostering", NOW, TODAY)
    assert {gap.team for gap in told.gaps} == {"Permanence and Fostering"}


def test_how_long_ago_the_last_figures_came_in(reading: Reading) -> None:
    last = loaded.loads(reading.snapshot)[-1]
    told = about_report(reading, ALL_TEAMS, NOW, last.at.date() + timedelta(days=12))
    assert told.last_file.startswith(f"The last figures, {last.file}, were loaded on ")
    assert told.last_age == "12 days ago"


def test_the_facts_name_the_readings_edition_and_its_fingerprints(reading: Reading) -> None:
    facts = {fact.label: fact for fact in about_report(reading, ALL_TEAMS, NOW, TODAY).facts}
    assert facts["Edition"].value == reading.whose.edition.label
    assert reading.snapshot.record.sha256.startswith(facts["File"].value)
    assert not facts["Ledger"].is_fingerprint and facts["File"].is_fingerprint


def test_invented_figures_are_said_to_be_and_no_published_table_is_claimed(
    reading: Reading,
) -> None:
    told = about_report(reading, ALL_TEAMS, NOW, TODAY)
    assert told.invented and not told.published and not told.published_only
