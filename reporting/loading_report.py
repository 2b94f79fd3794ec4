"""What an officer is told of a file and of the draft: refused, loaded already, what it would do, what publishing would."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from metrics import period
from metrics.catalogue.measure import Catalogue
from metrics.words import evidence_words, narrative
from reporting import changes_report
from reporting.changes_report import ChangesReport
from reporting.reading import Reading
from reporting.reported import team_label
from store.decisions.publication import Publication
from store.durable import sha256
from store.intake import Mark, ReadAs, Refused, TargetBeside, kinds
from store.intake.faults import shown
from store.intake.named_persons import naming_comments
from store.ledger.ledger import Entry
from store.ledger.loads import loaded
from store.loading.newer import Key, Newer
from store.loading.proposal import Proposal
from store.read import staffing_posts


@dataclass(frozen=True)
class FaultTold:
    """One thing to be put right: where, what is wrong and its code, what was found and is allowed, what to do."""

    where: str
    wrong: str
    code: str
    found: str
    allowed: str
    next_step: str


@dataclass(frozen=True)
class RefusalReport:
    """Why a file was refused, with the first things to be put right."""

    lead: str
    caption: str
    faults: tuple[FaultTold, ...]


@dataclass(frozen=True)
class ReadAsTold:
    """What rows of a council's own sheet call a measure, where they stand, and the measure they were read as."""

    where: str
    words: str
    measure: str


@dataclass(frozen=True)
class ProposalReport:
    """What a file would do: its rows, its notices, every figure that would differ, how many would be queried.

    `sets_up` says what a file without figures is for. `read_as` tells of each row in a council's own words which
    measure it was taken for, `marks` what was read where no figure stands, `may_name` the comments that may name
    somebody, `newer` which figures in force came with a file that reaches further, `targets` those that stand in the
    file and are not in force. `kept` says what is kept of it, where that is not the file itself.
    """

    file: str
    rows: int
    notices: tuple[str, ...]
    queried: int
    asked: str
    changes: ChangesReport
    kept: str = ""
    read_as: tuple[ReadAsTold, ...] = ()
    marks: tuple[str, ...] = ()
    may_name: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()
    targets: str = ""
    sets_up: str = ""


@dataclass(frozen=True)
class PublishReport:
    """What publishing the draft would change for members; `same` where it would change nothing."""

    said: str
    differs: bool
    same: bool


def already(file: str, entry: Entry) -> str:
    """That a file's very bytes are in the store, since when and by whom."""
    load = loaded(entry)
    return (
        f"{file}: these very bytes were loaded on {narrative.day(entry.recorded_at)} as entry "
        f"{entry.number} by {load.by}, {load.role}. Nothing has replaced any of it "
        "since, so there is nothing to load."
    )


def refusal_report(refusal: Refused) -> RefusalReport:
    """The report on a file that was refused."""
    total, shown = refusal.total, len(refusal.faults)
    many = "1 thing needs" if total == 1 else f"{total:,} things need"
    part = f"The first {shown} of {total:,}" if total > shown else "What has to be put right"
    return RefusalReport(
        f"{refusal.file} was not loaded: {many} to be put right.",
        f"{part}. Rows are numbered as Excel numbers them.",
        tuple(
            FaultTold(
                each.where,
                narrative.capital(each.meaning),
                each.code,
                each.found,
                each.allowed,
                each.next_step,
            )
            for each in refusal.faults
        ),
    )


def proposal_report(
    proposal: Proposal, catalogue: Catalogue, names: Iterable[str] = ()
) -> ProposalReport:
    """The report on a file that could be loaded; `names` are those of teams and of the council."""
    queried = len(proposal.asked)
    asked = (
        f"{queried} of these figures {'is' if queried == 1 else 'are'} doubtful and will be asked "
        "about once loaded: a query is no refusal."
    )
    kind = kinds.of(proposal.accepted.kind)
    sets_up = (
        f"{kind.words}: in force once loaded, in place of what was loaded before."
        if kind and not kind.figures
        else ""
    )
    return ProposalReport(
        proposal.accepted.file,
        proposal.accepted.rows,
        tuple(map(str, proposal.accepted.notices)),
        queried,
        asked if queried else "",
        changes_report.report(proposal.changes, "the draft now", "the draft with this file"),
        evidence_words.cells_kept(sha256(proposal.data)) if proposal.accepted.kept else "",
        read_as_told(proposal.accepted.read_as, catalogue),
        tuple(map(mark_told, proposal.accepted.marks)),
        tuple(
            f"“{found}” in “{shown(comment)}”"
            for found, comment in naming_comments(
                proposal.accepted, [*names, *(each.name for each in catalogue.measures)]
            )
        ),
        tuple(newer_told(proposal.newer, catalogue)),
        targets_told(proposal.accepted.targets_beside, catalogue),
        sets_up,
    )


def targets_told(beside: Sequence[TargetBeside], catalogue: Catalogue) -> str:
    """Which targets stand in a file and are not in force, so that nothing is rated against them; nothing where none."""
    if not beside:
        return ""
    told = [
        f"{measure.name if (measure := catalogue.get(each.measure_id)) else each.measure_id} {shown(each.written)}"
        for each in beside[:_NAMED]
    ]
    more = f"; and {len(beside) - _NAMED} more" if len(beside) > _NAMED else ""
    if len(beside) == 1:
        said = "1 target stands in this file and none is in force for its measure: until it is set, nothing is rated by it."
    else:
        said = (
            f"{len(beside)} targets stand in this file and none is in force for their measures: until they are set, "
            "nothing is rated by them."
        )
    return f"{said} {'; '.join(told)}{more}."


def newer_told(newer: Mapping[Key, Newer], catalogue: Catalogue) -> Iterator[str]:
    """For each file that reaches further than the one that is offered, which figures in force came with it."""
    of_file: dict[Newer, dict[str, list[str]]] = {}
    for (measure_id, team, code), each in sorted(newer.items()):
        measure = catalogue.get(measure_id)
        name = measure.name if measure else "Staffing"
        of = f"{team_label(team)}, {period.parse(code).label}"
        of_file.setdefault(each, {}).setdefault(name, []).append(of)
    for each, measures in of_file.items():
        many = sum(map(len, measures.values()))
        if many == 1:
            said, whose = "1 figure in force is newer: it", "its"
        else:
            said, whose = f"{many:,} figures in force are newer: they", "their"
        told = "; ".join(f"{name} ({_some(of)})" for name, of in list(measures.items())[:_NAMED])
        more = f"; and {len(measures) - _NAMED} more measures" if len(measures) > _NAMED else ""
        yield (
            f"{said} came with {shown(each.file)}, which reaches {each.reaches.label}, and this file "
            f"puts its own in {whose} place. {told}{more}."
        )


_NAMED = 10
"""Measures of which newer figures are named."""


def _some(found: Sequence[str]) -> str:
    return f"{found[0]} and {len(found) - 1} more" if len(found) > 1 else found[0]


def mark_told(mark: Mark) -> str:
    """What a mark in place of a figure, or beside one, was read as, and how often it stands there."""
    many = "1 cell" if mark.cells == 1 else f"{mark.cells:,} cells"
    return f"“{shown(mark.written)}” in {many}: {mark.meaning}."


def read_as_told(read_as: Iterable[ReadAs], catalogue: Catalogue) -> tuple[ReadAsTold, ...]:
    """A line for each thing that rows are called on a sheet, in their order; several rows of a name are one line."""
    rows: dict[tuple[str | None, str, str], list[int]] = {}
    for each in read_as:
        rows.setdefault((each.sheet, each.words, each.measure), []).append(each.row)
    told = []
    for (sheet, words, measure_id), places in rows.items():
        measure = catalogue.get(measure_id)
        where = _rows(sorted(set(places)))
        on = f"{sheet}, {where}" if sheet else narrative.capital(where)
        told.append(ReadAsTold(on, shown(words), measure.name if measure else "Left out: not read"))
    return tuple(told)


def _rows(places: list[int]) -> str:
    """Rows by their numbers, those that follow one another as a span: `rows 3, 9 to 12`."""
    spans: list[list[int]] = []
    for each in places:
        if spans and each == spans[-1][1] + 1:
            spans[-1][1] = each
        else:
            spans.append([each, each])
    told = ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in spans)
    return f"row{'' if len(places) == 1 else 's'} {told}"


def publish_report(
    last: Publication | None, published: Reading | None, draft: Reading
) -> PublishReport:
    """What members see, as it was published last, and how the draft differs from it."""
    if last is None or published is None:
        said = "Nothing has been published yet: members are told so."
        return PublishReport(said, differs=False, same=False)
    meeting = f"{last.meeting}, {narrative.day(last.meeting_on)}"
    found = changes_report.changes_report(published, draft)
    if last.identity == draft.snapshot.record.identity and not found.total:
        said = f"The draft is what was published for {meeting}. There is nothing new to publish."
        return PublishReport(said, differs=False, same=True)
    many = f"{found.total:,} figure{'' if found.total == 1 else 's'}"
    said = (
        f"Members see what was published for {meeting}. The draft differs from it in {many}: "
        f"{found.new} new, {found.restated} restated, {found.rated_otherwise} rated otherwise."
    )
    return PublishReport(said, differs=True, same=False)


def roles(draft: Reading, teams: Iterable[str]) -> list[tuple[str, str]]:
    """The roles that each team has in the draft's newest quarter, as (team, role)."""
    last = period.parse(draft.quarters()[0])
    return [
        (team, each.role)
        for team in teams
        for each in staffing_posts.roles(draft.snapshot, team, last)
    ]
