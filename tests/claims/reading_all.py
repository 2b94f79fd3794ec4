"""Every claim of one snapshot: of each figure's report, of each page and paper that tells of many."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting.reading import Reading
from store.read.snapshot import Snapshot
from tests.claims import brief, gathered, held
from tests.claims.facts import Facts
from tests.claims.pages import Claim, Pages


@dataclass
class Found:
    """How many claims were held, by kind, and what was wrong or could not be read."""

    held: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def take(self, claims: Iterable[Claim], where: str) -> None:
        """Counts claims of a page."""
        for kind, said, right in claims:
            self.held[kind] += 1
            if not right:
                self.wrong.append(f"{where}: {kind}: {said}")

    def add(self, other: "Found") -> None:
        """Counts what another found too."""
        self.held += other.held
        self.wrong += other.wrong


def read(snapshot: Snapshot, *, every_line: int = 1, every_quarter: int = 1) -> Found:
    """Holds what is said of every so many figures, and on the pages of every so many quarters."""
    reading, facts, found = Reading(snapshot), Facts(snapshot.path), Found()
    count = held.Count()
    held.hold(facts, gathered.sentences(reading, facts, every_line), count)
    found.held += count.held
    found.wrong += [f"wrong: {each}" for each in count.wrong]
    found.wrong += [f"not read: {each}" for each in count.unread]
    pages = Pages(reading, facts)
    for where, claims in _pages(pages, every_quarter):
        found.take(claims, where)
    return found


def _pages(pages: Pages, every_quarter: int) -> Iterator[tuple[str, Iterator[Claim]]]:
    reading = pages.reading
    for code in reading.quarters()[::every_quarter]:
        quarter = period.parse(code)
        for team in reading.teams():
            yield f"summary, {team}, {code}", brief.claims(pages, team, quarter)
            for page in (pages.findings, pages.scorecard, pages.exceptions, pages.staffing):
                yield f"{page.__name__}, {team}, {code}", page(team, quarter)
        yield f"paper, {ALL_TEAMS}, {code}", pages.papers(quarter)
        for measure in reading.measures():
            yield f"comparison, {measure}, {code}", pages.compared(measure, quarter)
