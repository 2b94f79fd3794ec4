"""The About screen: what is loaded, how fresh it is, what is missing and why, and what the figures rest on."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from metrics import period
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, EDITION_LABEL, MISSING_LABELS
from metrics.words import explain, narrative, sources, team_words
from reporting.reading import Reading
from reporting.reported import team_label
from store.read import loaded
from store.read.loaded import Gap, Load, Published
from ui.screens.html import render

_SHORT = 12
"""Letters of a hash that are enough to tell one from another by eye."""


def page(reading: Reading, team: str, quarter: Period, today: date | None = None) -> Markup:
    """Everything the store says of itself, for a quarter and team, as of a day (today)."""
    today = today or date.today()

    def make() -> Markup:
        loads = loaded.loads(reading.snapshot)
        gaps = [
            gap for gap in loaded.gaps(reading.snapshot, quarter) if team in (ALL_TEAMS, gap.team)
        ]
        held = reading.measures()
        kinds = {load.kind for load in loads}
        return render(
            "about",
            snapshot=reading.snapshot,
            quarter=quarter,
            team=team_label(team),
            whole=team == ALL_TEAMS,
            latest=period.parse(reading.quarters()[0]),
            loads=loads,
            last=_last_of_figures(loads),
            today=today,
            sources=sources,
            explain=explain,
            team_label=team_label,
            gaps=gaps,
            reasons=_reasons(gaps),
            absent=[
                (each, sources.why_none(each, kinds))
                for each in reading.catalogue.measures
                if each.id not in held
            ],
            published_only=sources.published_only(kinds),
            published=_published(loaded.published(reading.snapshot)),
            annual=loaded.annual(reading.snapshot, quarter),
            broken=[each for each in reading.catalogue.measures if each.breaks and each.id in held],
            teams=_teams(reading),
            facts=_facts(reading),
        )

    return reading.kept(("about", team, quarter.code, today), make)


def _last_of_figures(loads: Sequence[Load]) -> Load | None:
    """The latest load that brought figures."""
    return next((load for load in reversed(loads) if load.kind not in sources.SET_UP), None)


def _reasons(gaps: Sequence[Gap]) -> list[tuple[str, int]]:
    """How many figures are missing for each reason, the commonest first."""
    return [
        (MISSING_LABELS[reason], count)
        for reason, count in Counter(gap.missing for gap in gaps).most_common()
    ]


def _published(found: Sequence[Published]) -> list[tuple[str, str, int]]:
    """Each published table that figures rest on: its title, its span, and how many measures."""
    named = sorted(
        (each for each in found if each.measure.dfe),
        key=lambda each: sources.PUBLICATIONS[each.measure.dfe.dataset],
    )
    tables = []
    for title, group in groupby(
        named, key=lambda each: sources.PUBLICATIONS[each.measure.dfe.dataset]
    ):
        rows = list(group)
        first, last = min(row.first for row in rows), max(row.last for row in rows)
        tables.append((title, f"{narrative.day(first)} to {narrative.day(last)}", len(rows)))
    return tables


def _teams(reading: Reading) -> list[str]:
    """What became of teams that were renamed, formed from others or ended."""
    found = []
    for each in reading.spans():
        if each.formerly:
            found.append(f"{each.name}: {team_words.history_sentences(each)[0]}")
        if each.merged_from:
            found.append(team_words.history_sentences(each)[-1])
        if ended := team_words.ended_sentence(each):
            found.append(ended)
    return found


def _facts(reading: Reading) -> list[tuple[str, str, str]]:
    """What names this build of the figures exactly: label, short value, what it is."""
    meta, record = reading.snapshot.meta, reading.snapshot.record
    return [
        ("Edition", EDITION_LABEL, ""),
        ("Ledger", f"{record.ledger_length} entries", "Everything received and decided, in order."),
        ("Ledger head", _short(record.ledger_head), "The last entry, which vouches for all before it."),
        ("Figures", _short(meta["identity"]), "Equal for equal figures, whenever they are built."),
        ("File", _short(record.sha256), "The file that these screens read, checked before it is opened."),
        ("Catalogue", _short(meta["catalogue"]), "The measures and their definitions."),
        ("Rules", _short(meta["rules"]), "How values, ratings and directions are worked out."),
    ]  # fmt: skip


def _short(digest: str) -> str:
    return digest[:_SHORT]
