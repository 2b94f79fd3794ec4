"""Publications: which figures were published, for which meeting, by whom; loading is not publishing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from store.build import build
from store.decisions.officer import Officer
from store.durable import DamagedError
from store.ledger import in_force
from store.ledger.ledger import Entry, Kind, Ledger, head
from store.settings import Places

LONGEST_MEETING = 200


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


class MeetingError(ValueError):
    """A publication is for a named meeting; the message says what is missing."""


def publications(entries: Sequence[Entry]) -> tuple[Publication, ...]:
    """Every publication, in the order of the ledger."""
    return tuple(_read(entry) for entry in entries if entry.kind == Kind.PUBLICATION)


def latest(entries: Sequence[Entry]) -> Publication | None:
    """What members see: the last publication, or None where nothing has been published."""
    found = publications(entries)
    return found[-1] if found else None


def publish(
    places: Places,
    entries: Sequence[Entry],
    meeting: str,
    meeting_on: date,
    officer: Officer,
    figures: int | None = None,
) -> Publication:
    """Publishes the figures of all these entries, or of those up to one, for a named meeting.

    The snapshot is made and verified first. Raises MeetingError where the meeting has no name,
    MovedOnError where somebody recorded anything since, DamagedError where the figures do not
    verify; nothing is published then.
    """
    name = " ".join(meeting.split())
    if not name or len(name) > LONGEST_MEETING:
        raise MeetingError(
            f"a publication is for a named meeting: its name, at most {LONGEST_MEETING} letters"
        )
    shown = entries[:figures]
    built = build.prepare(places, shown)
    last = in_force.of_figures(shown)[-1]
    body = {
        "figures": last.number,
        "figures_hash": last.hash,
        "identity": built.record.identity,
        "meeting": name,
        "meeting_on": meeting_on.isoformat(),
        "by": officer.name,
        "role": officer.role,
    }
    ledger = Ledger(places.ledger)
    return _read(ledger.append(Kind.PUBLICATION, body, after=head(entries)))


def _read(entry: Entry) -> Publication:
    body = entry.body
    return Publication(
        entry.number, body["figures"], body["figures_hash"], body["identity"], body["meeting"],
        date.fromisoformat(body["meeting_on"]), datetime.fromisoformat(entry.recorded_at),
        body["by"], body["role"],
    )  # fmt: skip


def check(publication: Publication, identity: str) -> None:
    """Raises DamagedError where figures about to be shown are not those that were published."""
    if identity != publication.identity:
        raise DamagedError(
            f"publication {publication.number}: the figures made for it are not those that were "
            f"published for {publication.meeting}"
        )
