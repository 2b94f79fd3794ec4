"""What a store says of itself: what is loaded, how fresh it is, what is missing and why, what figures rest on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from metrics import period
from metrics.british import here
from metrics.catalogue.measure import Measure
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, MISSING_LABELS
from metrics.words import explain, narrative, sources, team_words
from reporting import files_told
from reporting.files_told import LETTERS, FileTold
from reporting.reading import Reading
from reporting.reported import team_label
from reporting.told import Link
from store.intake import kinds
from store.read import loaded
from store.read.loaded import Annual, Gap, Published


@dataclass(frozen=True)
class PublishedTable:
    """A published table that figures rest on: its title, the span of its periods, how many measures."""

    title: str
    span: str
    measures: int


@dataclass(frozen=True)
class GapTold:
    """One figure that is missing: of which measure, whose, when, and why."""

    opens: Link
    team: str
    period: str
    why: str


@dataclass(frozen=True)
class AnnualTold:
    """The year that a quarter shows of one measure, since when it was out, and when the next is due."""

    opens: Link
    period: str
    since: str
    due: str


@dataclass(frozen=True)
class Fact:
    """What names these figures exactly; `is_fingerprint` where its value is the start of one."""

    label: str
    value: str
    means: str
    is_fingerprint: bool = False


@dataclass(frozen=True)
class AboutReport:
    """Everything a store says of itself, in order; each sentence is empty where there is nothing to say."""

    quarter: str
    quarter_end: str
    invented: str
    published_lead: str
    published: tuple[PublishedTable, ...]
    published_only: str
    latest: str
    latest_end: str
    last_file: str
    last_age: str
    files: tuple[FileTold, ...]
    missing: str
    gaps: tuple[GapTold, ...]
    without_figures: str
    measures_without: tuple[tuple[Link, str, str], ...]
    annual: tuple[AnnualTold, ...]
    breaks: tuple[tuple[str, str], ...]
    teams: tuple[str, ...]
    no_teams: str
    facts: tuple[Fact, ...]


def about_report(reading: Reading, team: str, quarter: Period, today: date) -> AboutReport:
    """What a store says of itself for a quarter and team, as of a day."""
    return reading.kept(
        ("about-report", team, quarter.code, today),
        lambda: _report(reading, team, quarter, today),
    )


def _report(reading: Reading, team: str, quarter: Period, today: date) -> AboutReport:
    held, brought = reading.measures(), files_told.kinds_of_figures(reading)
    published_only = sources.published_only(brought)
    tables = tuple(_published(loaded.published(reading.snapshot)))
    latest = period.parse(reading.quarters()[0])
    last_file, last_age = _last_figures(reading, today)
    gaps = [gap for gap in loaded.gaps(reading.snapshot, quarter) if team in (ALL_TEAMS, gap.team)]
    measures = reading.catalogue.measures
    absent = [each for each in measures if each.id not in held]
    return AboutReport(
        quarter=quarter.label,
        quarter_end=narrative.day(quarter.end),
        invented=sources.INVENTED if reading.whose.invented else "",
        published_lead=_published_lead(reading, only=published_only) if tables else "",
        published=tables,
        published_only=_PUBLISHED_ONLY if tables and published_only else "",
        latest=latest.label,
        latest_end=narrative.day(latest.end),
        last_file=last_file,
        last_age=last_age,
        files=files_told.files(reading),
        missing=_missing(gaps, team, quarter),
        gaps=tuple(map(_gap, gaps)),
        without_figures=_without(len(absent), len(measures), published_only=published_only),
        measures_without=tuple(
            (
                Link(each.name, "definitions", (("theme", each.theme),)),
                each.theme,
                sources.why_none(each, brought),
            )
            for each in absent
        ),
        annual=tuple(map(_annual, loaded.annual(reading.snapshot, quarter))),
        breaks=tuple(
            (each.name, " ".join(explain.break_sentences(each)))
            for each in measures
            if each.breaks and each.id in held
        ),
        teams=tuple(_teams(reading)),
        no_teams="No team figures are loaded."
        if published_only
        else "No team has been renamed or merged.",
        facts=tuple(_facts(reading)),
    )


_PUBLISHED_ONLY = (
    "No file of the council's own is loaded, so there are no quarterly figures, no teams and no "
    "targets: a quarter shows the latest year that was published by its end."
)


def _published_lead(reading: Reading, *, only: bool) -> str:
    which = "These figures are" if only else "Some of these figures are"
    return (
        f"{which} published statistics about {reading.whose.council}: {sources.PUBLISHER}, used "
        f"under the {sources.LICENCE}."
    )


def _published(found: Sequence[Published]) -> Iterator[PublishedTable]:
    titled = [
        (sources.PUBLICATIONS[each.measure.dfe.dataset], each) for each in found if each.measure.dfe
    ]
    titled.sort(key=lambda pair: pair[0])
    for title, group in groupby(titled, key=lambda pair: pair[0]):
        rows = [each for _, each in group]
        first, last = min(row.first for row in rows), max(row.last for row in rows)
        span = f"{narrative.day(first)} to {narrative.day(last)}"
        yield PublishedTable(title, span, len(rows))


def _last_figures(reading: Reading, today: date) -> tuple[str, str]:
    """The latest file that brought figures, with its day; and how long ago that was."""
    for each in reversed(reading.loads()):
        if kinds.brings_figures(each.kind):
            said = f"The last figures, {each.file}, were loaded on {narrative.day(each.at)}, "
            return said, sources.age_words(here(each.at).date(), today)
    return "No file of figures has been loaded.", ""


def _missing(gaps: Sequence[Gap], team: str, quarter: Period) -> str:
    """How many figures are missing for each reason, the commonest first; that none is."""
    whose = team_label(team)
    if not gaps:
        return f"{whose}: every figure that is expected for {quarter.label} is there."
    if team == ALL_TEAMS:
        whose += ", the council and each team"
    many = "1 figure is" if len(gaps) == 1 else f"{len(gaps)} figures are"
    reasons = "; ".join(
        f"{count} {narrative.lowered(MISSING_LABELS[reason])}"
        for reason, count in Counter(gap.missing for gap in gaps).most_common()
    )
    return f"{whose}: {many} missing: {reasons}."


def _gap(gap: Gap) -> GapTold:
    return GapTold(
        _to(gap.measure, ("team", gap.team)),
        team_label(gap.team),
        gap.label,
        narrative.missing_words(gap.missing, gap.reason),
    )


def _to(measure: Measure, *choices: tuple[str, str]) -> Link:
    return Link(measure.name, "measure", (("measure", measure.id), *choices))


def _without(absent: int, total: int, *, published_only: bool) -> str:
    if not absent:
        return "Every measure of the catalogue has figures."
    said = f"{absent} of the {total} measures in the catalogue have no figures in this store"
    if published_only:
        said += ", as is to be expected: most of what a committee watches is counted by the council alone"
    return f"{said}."


def _annual(found: Annual) -> AnnualTold:
    measure, shown, released = found.measure, found.period, found.released
    due = sources.next_due(measure, shown, released, found.next_released)
    return AnnualTold(
        _to(measure),
        shown.label,
        narrative.day(released) if released else "Not known",
        narrative.capital(due),
    )


def _teams(reading: Reading) -> Iterator[str]:
    """What became of teams that were renamed, formed from others or ended."""
    for each in reading.spans():
        if each.formerly:
            yield f"{each.name}: {team_words.history_sentences(each)[0]}"
        if each.merged_from:
            yield team_words.history_sentences(each)[-1]
        if ended := team_words.ended_sentence(each):
            yield ended


def _facts(reading: Reading) -> Iterator[Fact]:
    meta, record = reading.snapshot.meta, reading.snapshot.record
    yield Fact("Edition", reading.whose.edition.label, "")
    yield Fact(
        "Ledger", f"{record.ledger_length} entries", "Everything received and decided, in order."
    )
    for label, digest, means in (
        ("Ledger head", record.ledger_head, "The last entry, which vouches for all before it."),
        ("Figures", meta["identity"], "Equal for equal figures, whenever they are built."),
        ("File", record.sha256, "The file that these screens read, checked before it is opened."),
        ("Catalogue", meta["catalogue"], "The measures and their definitions."),
        ("Rules", meta["rules"], "How values, ratings and directions are worked out."),
    ):
        yield Fact(label, digest[:LETTERS], means, is_fingerprint=True)
