"""The invented council's store: its files loaded, its doubtful figures answered, its figures published."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from metrics.figures.figure import Query
from metrics.words import narrative
from store.decisions.answer import Asked, answer
from store.decisions.officer import Officer
from store.decisions.publication import publish
from store.loading.load import take_in
from store.read import queries
from store.read.snapshot import open_current
from store.store import Store

DATA = Path(__file__).resolve().parent.parent / "data"
COUNCIL = "Demo Council"
MEETING = "an invented committee"
DAY = date(2026, 11, 24)
DEMONSTRATOR = Officer("the demonstration", "invented figures")

Say = Callable[[str], object]
Place = Callable[[Path], int]


class _Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of `answers.toml`: the queries that it fits, and its words; without words they stay open."""

    measure: str | None = None
    team: str | None = None
    period: str | None = None
    doubt: str | None = None
    words: str = ""

    def fits(self, query: Query) -> bool:
        """Whether everything that it names is the query's."""
        wanted = (self.measure, self.team, self.period, self.doubt)
        found = (query.measure_id, query.team, query.period, query.doubt)
        return all(each in (None, other) for each, other in zip(wanted, found, strict=True))


def load_files(store: Store, place: Place, say: Say) -> None:
    """Loads what the invented council still lacks, in the order of its files' turns. Raises WrongCouncilError for a
    store that is somebody's."""
    # neighbours.csv is a real council's: an invented one has no statistical neighbours.
    files = [DATA / "reference" / name for name in ("teams.csv", "targets.csv", "benchmarks.csv")]
    files += sorted((DATA / "sample").glob("*.csv"))
    store.found(COUNCIL, invented=True)
    *first, last = sorted(files, key=place)
    for path in (*first, last):
        if path is last and store.behind() is not None:
            # So that there is something from before to compare with.
            store.prepare(store.entries())
        loaded = take_in(store, DEMONSTRATOR, path)
        if loaded.accepted is not None:
            say(f"{path.name}: {loaded.accepted.rows:,} rows accepted")


def answer_queries(store: Store, say: Say) -> None:
    """Answers what is doubtful in the draft and open, as `answers.toml` has it."""
    text = (DATA / "sample" / "answers.toml").read_text(encoding="utf-8")
    known = msgspec.convert(tomllib.loads(text)["answer"], list[_Answer])
    given: dict[str, list[Asked]] = {each.words: [] for each in known if each.words}
    draft = open_current(store)
    if draft is None:
        return
    with draft:
        for query, figure in queries.unanswered(draft):
            fitting = next((each for each in known if each.fits(query)), None)
            if fitting is not None and fitting.words:
                given[fitting.words].append((query, figure))
    if made := answer(
        store, DEMONSTRATOR, store.entries(), [(asked, words) for words, asked in given.items()]
    ):
        say(f"{sum(map(len, given.values()))} doubtful figures explained in {len(made)} answers")


def publish_draft(store: Store, say: Say) -> None:
    """Publishes the draft for the invented committee."""
    made = publish(store, DEMONSTRATOR, store.entries(), MEETING, DAY)
    say(f"published for {made.meeting}, {narrative.day(made.meeting_on)}")
