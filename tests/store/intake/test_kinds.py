"""Every kind of input file, walked: all that must be said of one is said, and a file of it comes back as it went in.

`examples/` holds one sound file of each kind that a council makes itself, by the kind's name: in a
store of Testshire, with the product's own catalogue.
"""

from collections import Counter
from pathlib import Path

import pytest

from exports import templates
from metrics import period
from metrics.catalogue import catalogue
from metrics.catalogue.published_tables import TABLES
from metrics.edition import OFFICER
from metrics.rules import rules
from store import intake
from store.build.rows_in_force import RowsInForce, rows_in_force
from store.intake import Faults, header, kinds, opened_file
from store.intake.input_kind import InputKind, Start
from store.intake.written_file import WrittenFile
from store.loading import load
from store.settings import Places
from store.store import Store
from tests import docs_of_kinds, known_answers, project
from tests.store.intake.writing import written
from tests.store.small_store import COUNCIL, LOADER
from tests.store.taken_out import loaded_again, taken_out

EXAMPLES = Path(__file__).parent / "examples"
OWN = [kind for kind in kinds.ALL if kind.template]
QUARTER = period.parse("2025-26 Q1")


def _name(kind: InputKind) -> str:
    return kind.name


def _example(kind: InputKind) -> Path:
    return EXAMPLES / f"{kind.name}.csv"


def _new(folder: Path) -> Store:
    store = Store(Places(folder / "store", catalogue.OWN_MEASURES), intake.read)
    store.found(COUNCIL, invented=True)
    return store


def _rows(store: Store) -> RowsInForce:
    return rows_in_force(store.entries(), store.files)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store into which every example was loaded, in turn."""
    made = _new(tmp_path_factory.mktemp("kinds"))
    for kind in kinds.in_turn():
        if kind.template:
            load.take_in(made, LOADER, _example(kind))
    return made


def test_every_file_of_kinds_declares_one() -> None:
    files = {path.stem for path in Path(kinds.__file__).parent.glob("*.py")} - {"__init__"}
    assert len(files) == len(kinds.ALL) - len(TABLES)
    assert {path.stem for path in EXAMPLES.iterdir()} == {kind.name for kind in OWN}


def test_a_kind_has_a_name_words_and_a_place_of_its_own() -> None:
    for said in ("name", "words", "place"):
        assert max(Counter(getattr(kind, said) for kind in kinds.ALL).values()) == 1
    assert all(kind.words and kinds.words(kind.name) == kind.words for kind in kinds.ALL)
    turns = Counter(kind.turn for kind in OWN)
    assert max(turns.values()) == 1 and max(turns) < kinds.LAST_TURN


def test_a_kind_that_is_no_more_still_has_words() -> None:
    assert kinds.words("some-new-kind") == "Some new kind"
    assert kinds.of("some-new-kind") is None
    assert kinds.turn("some-new-kind") == kinds.LAST_TURN


@pytest.mark.parametrize("kind", kinds.ALL, ids=_name)
def test_a_kind_is_known_by_its_headings(kind: InputKind) -> None:
    data = written(kind.headings.required, ["1"] * len(kind.headings.required))
    found, names = header.recognise(opened_file.read(data, Faults("file.csv"))[0][0])
    assert (found.told, names) == (kind.told, kind.headings.required)
    assert intake.kind_of("file.csv", data) == kind.told


@pytest.mark.parametrize("kind", kinds.ALL, ids=_name)
def test_a_kind_is_taken_out_as_its_rows_or_as_it_came(kind: InputKind) -> None:
    assert kind.published == (kind.taken_out is None)
    if kind.taken_out and kind.taken_out.view:
        assert kind.taken_out.view in {rule.name for rule in rules(OFFICER)}
    if kind.published:
        # Which loads still count is asked of these tables alone.
        assert {table.name for table in kind.tables} <= {
            "observation",
            "staffing_part",
            "published_rate",
            "area",
            "neighbour",
        }


def test_tables_of_one_name_are_one_table() -> None:
    for kind in kinds.ALL:
        for table in kind.tables:
            assert kinds.TABLES[table.name] is table
            assert set(table.key) <= table.columns.keys()
            assert not (table.key and table.adds)


@pytest.mark.parametrize("kind", OWN, ids=_name)
def test_a_template_loads_once_it_is_filled_in(kind: InputKind, store: Store) -> None:
    start = Start(QUARTER, catalogue.load(), ("North", "=Coast"), [("North", "Social worker")])
    empty = templates.template(kind, start)
    assert set(kind.headings.required) <= set(empty.headings)
    rows = known_answers.rows(_example(kind))
    cells = [tuple(row.get(name, "") for name in empty.headings) for row in rows]
    filled = WrittenFile(kind.name, empty.headings, tuple(cells))
    for name, data in (
        (f"{kind.name}.csv", WrittenFile.csv(filled)),
        (f"{kind.name}.xlsx", templates.as_workbook(filled)),
    ):
        accepted = load.read(store, store.entries(), name, data)
        assert (accepted.kind, accepted.rows) == (kind.name, len(rows))
        assert accepted.tables.keys() == {table.name for table in kind.tables}


def test_what_was_loaded_is_taken_out_and_loads_to_the_same_rows(
    store: Store, tmp_path: Path
) -> None:
    made = taken_out(store)
    assert not made.left_out
    again = loaded_again(made, store, tmp_path)
    before, after = _rows(store), _rows(again)
    assert {name for name, rows in before.own.items() if rows} == {
        kind.name for kind in kinds.ALL if kind.taken_out
    }
    assert after.own == before.own
    assert taken_out(again).files == made.files
    came = {file.name: file.data for file in made.files}
    for kind in OWN:
        if kind.published:
            assert came[_example(kind).name] == _example(kind).read_bytes()


@pytest.mark.parametrize("kind", [kind for kind in OWN if kind.taken_out], ids=_name)
def test_a_later_load_replaces_all_of_it_or_rows_by_their_key(
    kind: InputKind, store: Store, tmp_path: Path
) -> None:
    made = _new(tmp_path)
    for each in kinds.in_turn():
        if each.template:
            load.take_in(made, LOADER, _example(each))
    headings, first = _example(kind).read_text(encoding="utf-8").splitlines()[:2]
    path = tmp_path / "again.csv"
    path.write_text(f"{headings}\n{first}\n", encoding="utf-8")
    if kind.name == "teams":
        # One team alone would leave the figures of the others without theirs.
        with pytest.raises(intake.Refused, match="for which it has figures|is not there"):
            load.take_in(made, LOADER, path)
        return
    load.take_in(made, LOADER, path)
    rows, before = _rows(made).own[kind.name], _rows(store).own[kind.name]
    assert len(rows) < len(before) if kind.replaced_whole else len(rows) == len(before)


def test_the_docs_have_every_kinds_line() -> None:
    page = project.text(docs_of_kinds.PAGE)
    assert docs_of_kinds.written(page) == page, "python -m tests.docs_of_kinds writes it"
    for kind in kinds.ALL:
        assert kind.docs
        for line in kind.docs:
            assert f"| {line.called} | " in page and line.about in page
