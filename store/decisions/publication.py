"""Publications: which figures were published, for which meeting, by whom; loading is not publishing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from metrics import british, letters
from metrics.edition import OFFICER, Edition
from metrics.period import PeriodKind
from store.decisions.decision import Decision, Made
from store.decisions.officer import Officer
from store.durable import DamagedError
from store.intake import cells, periods, persons
from store.ledger import in_force
from store.ledger.body import Body
from store.ledger.ledger import Entry

if TYPE_CHECKING:
    from store.store import Store

LONGEST_MEETING = 200
FIRST_DAY = date(2000, 1, 1)
FURTHEST_DAYS = 366
"""How far ahead a meeting may lie: beyond, the year is mistyped."""


class MeetingError(ValueError):
    """A publication is for a named meeting on a day; the message says what is missing or may not be."""


class Published(Body, frozen=True):
    """The entry whose figures were published, with its hash and their identity, and the meeting."""

    figures: int
    figures_hash: str
    identity: str
    meeting: str
    meeting_on: date


PUBLICATION = Decision("publication", Published)


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication: the ledger entry that records it and the entry whose figures it shows."""

    number: int
    figures: int
    figures_hash: str
    identity: str
    meeting: str
    meeting_on: date
    at: datetime
    by: str
    role: str

    @property
    def edition(self) -> Edition:
        """The edition whose identity it names: the officers', the only one that is built."""
        return OFFICER


def publish(
    store: "Store",
    officer: Officer,
    seen: Sequence[Entry],
    meeting: str,
    meeting_on: date,
    figures: int | None = None,
) -> Publication:
    """Publishes the figures of all these entries, or of those up to one, for a named meeting.

    The snapshot is made and verified first. Raises MeetingError where the meeting has no name that readers
    can tell, one that tells of a person, or no likely day, MovedOnError where somebody recorded anything
    since, DamagedError where the figures do not verify; nothing is published then.
    """
    name = " ".join(meeting.split())
    _refuse_unlikely(name, meeting_on)
    shown = seen[:figures]
    built = store.prepare(shown)
    quarter = store.latest_quarter(built)
    if quarter is not None and meeting_on < quarter.end:
        raise MeetingError(
            f"a meeting is held after the quarter it is about, which ended on {quarter.end.isoformat()}: found "
            f"{meeting_on.isoformat()}; is the year mistyped?"
        )
    last = in_force.of_figures(shown)[-1]
    body = Published(
        figures=last.number, figures_hash=last.hash, identity=built.record.identity,
        meeting=name, meeting_on=meeting_on,
    )  # fmt: skip
    return _read(PUBLICATION.record(store, officer, seen, body))


def _refuse_unlikely(name: str, day: date) -> None:
    if not name or len(name) > LONGEST_MEETING:
        raise MeetingError(
            f"a publication is for a named meeting: its name, at most {LONGEST_MEETING} letters"
        )
    if (odd := letters.odd(name)) is not None:
        raise MeetingError(
            f"a meeting's name is in letters that readers can see and tell apart: found {letters.called(odd)}"
        )
    if told := persons.told_of(name):
        raise MeetingError(f"a meeting's name holds {told}; allowed: {persons.ALLOWED}")
    furthest = british.today() + timedelta(days=FURTHEST_DAYS)
    if not FIRST_DAY <= day <= furthest:
        raise MeetingError(
            f"a meeting's day is from {FIRST_DAY.isoformat()} to {furthest.isoformat()}, a year from now: found "
            f"{day.isoformat()}; is the year mistyped?"
        )


def meeting_day(text: str) -> date:
    """The day that a meeting's date names, as 2026-11-24 or as people here write it (24/11/2026, 24 November 2026).

    Raises MeetingError.
    """
    try:
        found = periods.period(text)
    except cells.CellError:
        found = None
    if found is None or found.kind is not PeriodKind.DAY:
        raise MeetingError(
            f"the meeting's date is a day, as 24/11/2026 or 2026-11-24: found {text.strip() or 'nothing'}"
        )
    return found.start


def publications(entries: Sequence[Entry]) -> tuple[Publication, ...]:
    """Every publication, in the order of the ledger."""
    return tuple(_read(made) for made in PUBLICATION.made(entries))


def latest(entries: Sequence[Entry]) -> Publication | None:
    """What members see: the last publication, or None where nothing has been published."""
    found = publications(entries)
    return found[-1] if found else None


def check(publication: Publication, identity: str) -> None:
    """Raises DamagedError where figures about to be shown are not those that were published."""
    if identity != publication.identity:
        raise DamagedError(
            f"publication {publication.number}: the figures made for it are not those that were "
            f"published for {publication.meeting}"
        )


def _read(made: Made[Published]) -> Publication:
    body = made.body
    return Publication(
        made.number, body.figures, body.figures_hash, body.identity, body.meeting,
        body.meeting_on, made.at, made.officer.name, made.officer.role,
    )  # fmt: skip
