"""A real small store for one test: a catalogue and files written out, loaded and built through the product."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from store import intake
from store.decisions import publication
from store.decisions.officer import Officer
from store.loading.load import take_in
from store.read.snapshot import Snapshot, open_current
from store.settings import Places
from store.store import Store

COUNCIL = "Testshire"
LOADER = Officer("A Tester", "performance analyst")

TEAMS = """team,start,finish,change,becomes,note
North,2024-25 Q1,,,,
South,2024-25 Q1,,,,
"""

SCORECARD = "measure_id,team,period,numerator,denominator,value\n"
FIRST = SCORECARD + "m,North,2024-25 Q1,1,4,\nm,South,2024-25 Q1,3,8,\n"
"""The first quarter of both teams: of the measure `m`."""

TARGETS = "measure_id,team,period,target,origin\nm,All,2024-25,{},local\n"
"""One target of it, to be filled in."""

STAFFING = (
    "team,role,period,establishment_fte,in_post_fte,agency_fte,vacancies_fte,sickness_days,"
    "leavers_fte,newly_qualified_fte,experienced_fte,cases,case_holders_fte,agency_cover_fte\n"
)


def measure(measure_id: str, **changes: str) -> str:
    """The TOML of one measure: a plain quarterly percentage unless told otherwise."""
    values = {
        "id": f'"{measure_id}"', "name": f'"{measure_id}"', "cohort": '"all"', "one": '"child"',
        "many": '"children"', "numerator": '"done"', "denominator": '"due"', "unit": '"percent"',
        "decimals": "1", "basis": '"position"', "polarity": '"high"', "amber": "{points = 5}",
        "tolerance": "0", "comparator": '"previous_quarter"', "profile": '"none"',
        "seasonal": "false", "same_children": "false", "adds_up": "true",
        "suppress": '"counts 1 to 5"', "national_code": '""', "source": '"here"',
        "accountable": '"a role"', "means": '"something"', "caution": '""', **changes,
    }  # fmt: skip
    lines = [f"{key} = {value}" for key, value in values.items() if value]
    return "\n".join(["[[measure]]", *lines, ""])


COUNT = {"unit": '"number"', "denominator": '""', "decimals": "0"}
VACANCY = measure("vacancy", from_staffing='"vacancy"', adds_up="false")
QUIET_STAFFING = STAFFING + "".join(
    f"{team},Social Worker,{quarter},10,8,1,2,20,1,0,2,90,4,1\n"
    for team, quarter in (("North", "2024-25 Q1"), ("South", "2024-25 Q1"), ("North", "2024-25 Q2"))
)
"""The staffing of two teams, one of which returned nothing for the latest quarter."""

ANNUAL = {"basis": '"annual"', "comparator": '"previous_year"', "due_after_months": "8"}


def catalogue(*measures: str) -> dict[str, str]:
    """The catalogue's files: these measures under the theme General."""
    return {"1-general.toml": "\n".join(['theme = "General"', *measures])}


def open_store(folder: Path, files: Mapping[str, str]) -> Store:
    """A founded, empty store whose catalogue is written into the folder."""
    measures = folder / "measures"
    measures.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (measures / name).write_text(text, encoding="utf-8")
    store = Store(_places(folder), intake.read)
    store.found(COUNCIL, invented=True)
    return store


def load(store: Store, folder: Path, **texts: str) -> None:
    """Loads each text as a CSV named after its keyword, in order."""
    for name, text in texts.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        take_in(store, LOADER, path)


def copied(make: Callable[[Path], Store], folder: Path) -> Store:
    """The store that `make` makes, in a folder of one test: made by the product the first time it is asked for.

    Copied byte for byte after that, snapshots and all: only where the making itself is not tested.
    """
    shutil.copytree(_made(make).name, folder, dirs_exist_ok=True)
    return Store(_places(folder), intake.read)


@cache
def _made(make: Callable[[Path], Store]) -> TemporaryDirectory[str]:
    """The folder in which a store was made; it goes when this process ends."""
    folder = TemporaryDirectory(prefix="small-store-")
    make(Path(folder.name))
    return folder


def _places(folder: Path) -> Places:
    return Places(folder / "store", folder / "measures")


def in_use(folder: Path) -> Store:
    """A store with the figures of two teams, built: three entries of the ledger."""
    return copied(_in_use, folder)


def _in_use(folder: Path) -> Store:
    store = open_store(folder, catalogue(measure("m")))
    load(store, folder, teams=TEAMS, good=FIRST)
    store.build()
    return store


def restated(folder: Path, meeting: str, text: str) -> Store:
    """A store whose first figures were published for a meeting, and restated by a load since, which is built."""
    store = in_use(folder)
    publication.publish(store, LOADER, store.entries(), meeting, date(2024, 10, 10))
    load(store, folder, restated=text)
    store.build()
    return store


def built(store: Store) -> Snapshot:
    """The snapshot of what is loaded now."""
    store.build()
    snapshot = open_current(store)
    assert snapshot is not None
    return snapshot


def small(folder: Path, files: Mapping[str, str], **texts: str) -> Snapshot:
    """A store with two teams (unless `teams` says otherwise) and these files, built."""
    store = open_store(folder, files)
    load(store, folder, **{"teams": TEAMS, **texts})
    return built(store)
