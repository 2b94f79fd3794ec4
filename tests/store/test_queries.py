"""Queries: each doubt at its boundary, and an answer that stays with the figure it was given to."""

import sqlite3
from collections.abc import Callable
from functools import partial
from itertools import chain
from pathlib import Path

import pytest

from metrics.figures.figure import Figure, Query
from metrics.period import quarter_at
from metrics.vocabulary import ALL_TEAMS, Doubt
from metrics.words import query_words
from store.decisions.answer import AnswerError, answer
from store.durable import NotWrittenError
from store.ledger.ledger import MovedOnError
from store.read import lines, queries
from store.read.snapshot import Snapshot
from store.store import Store
from tests.store.small_store import (
    COUNT,
    LOADER,
    SCORECARD,
    TARGETS,
    TEAMS,
    built,
    catalogue,
    copied,
    load,
    measure,
    open_store,
    small,
)

FIRST = 2024 * 4
YEAR_TO_DATE = {"basis": '"ytd_rate"', "comparator": '"same_quarter_last_year"'}


def _rows(figures: list[tuple[object, object]], team: str = "North", name: str = "m") -> str:
    return "".join(
        f"{name},{team},{quarter_at(FIRST + at).code},{top},{below},\n"
        for at, (top, below) in enumerate(figures)
    )


def _doubts(snapshot: Snapshot, team: str = "North") -> list[tuple[str, Doubt]]:
    return sorted((each.period, each.doubt) for each in queries.queries(snapshot, team=team))


_TEAMS: list[tuple[list[tuple[object, object]], dict[str, str]]] = []
"""Figures of one team each, and how their measure is defined: all of them stand in one store."""


def _team(figures: list[tuple[object, object]], **how: str) -> int:
    """One more team with these figures: its number."""
    _TEAMS.append((figures, how))
    return len(_TEAMS) - 1


Asked = Callable[[int], list[tuple[int, Doubt]]]


@pytest.fixture(scope="module")
def asked_of(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """Tells the place in the list, and the doubt, of every query about a team's figures."""
    names = [f"Team {number}" for number in range(len(_TEAMS))]
    kinds = list(dict.fromkeys(tuple(how.items()) for _, how in _TEAMS))
    measures = [measure(f"m{place}", **dict(kind)) for place, kind in enumerate(kinds)]
    snapshot = small(
        tmp_path_factory.mktemp("teams"),
        catalogue(*measures),
        teams=TEAMS.splitlines()[0] + "".join(f"\n{name},2024-25 Q1,,,," for name in names),
        s=SCORECARD
        + "".join(
            _rows(figures, name, f"m{kinds.index(tuple(how.items()))}")
            for name, (figures, how) in zip(names, _TEAMS, strict=True)
        ),
    )

    def asked(number: int) -> list[tuple[int, Doubt]]:
        figures, _ = _TEAMS[number]
        held = chain(*lines.history(snapshot, names[number]).values())
        assert sum(figure.value is not None for figure in held) == len(figures), "all were loaded"
        places = {quarter_at(FIRST + at).code: at for at in range(len(figures))}
        return [(places[period], doubt) for period, doubt in _doubts(snapshot, names[number])]

    return asked


STEADY = [(50 + at % 2, 100) for at in range(8)]
"""50 and 51 in turn: mean 50.5, mean moving range 1, usual range 47.84 to 53.16."""


@pytest.mark.parametrize(
    ("team", "asked"),
    [
        (_team([*STEADY, (55, 100)]), False),  # 55.16 is two cases beyond
        (_team([*STEADY, (56, 100)]), True),
        (_team([*STEADY, (46, 100)]), False),  # 45.84 is
        (_team([*STEADY, (45, 100)]), True),
        # The same share of a larger cohort is many cases beyond, and of a small one less than one.
        (_team([*STEADY, (550, 1000)]), True),
        (_team([*STEADY, (11, 20)]), False),
    ],
)
def test_outside_the_usual_range_by_two_cases(asked_of: Asked, team: int, asked: bool) -> None:
    found = [each for each in asked_of(team) if each[1] is Doubt.OUTSIDE_USUAL_RANGE]
    assert found == ([(8, Doubt.OUTSIDE_USUAL_RANGE)] if asked else [])


def test_the_usual_range_is_said_at_the_measures_decimals(tmp_path: Path) -> None:
    files = catalogue(measure("m"))
    snapshot = small(tmp_path, files, s=SCORECARD + _rows([*STEADY, (70, 100)]))
    (query,) = [
        each
        for each in queries.queries(snapshot)
        if each.doubt is Doubt.OUTSIDE_USUAL_RANGE and each.team == "North"
    ]
    assert (str(query.low), str(query.high)) == ("47.8000", "53.2000")
    figure = lines.history(snapshot, "North")["m"][-1]
    said = query_words.question(snapshot.catalogue.get("m"), figure, query)
    assert (
        said
        == "Outside the range of the quarters before it, 47.8% to 53.2%. Is it right, and what happened?"
    )


@pytest.mark.parametrize("team", [_team([*STEADY[:7], (90, 100)])])
def test_seven_figures_make_no_usual_range(asked_of: Asked, team: int) -> None:
    assert asked_of(team) == []


@pytest.mark.parametrize(
    "team",
    [_team([*[(50, 100)] * 8, (60, 100)]), _team([*STEADY, (90, 100)], **YEAR_TO_DATE)],
    ids=["a constant series", "a year to date"],
)
def test_there_is_no_usual_range(asked_of: Asked, team: int) -> None:
    found = asked_of(team)
    assert Doubt.OUTSIDE_USUAL_RANGE not in {doubt for _, doubt in found}


@pytest.mark.parametrize(
    ("team", "asked"),
    [
        (_team([(5, 10), (5, 10)]), []),
        (_team([(5, 10), (5, 10), (5, 10)]), [2]),
        (_team([(5, 10)] * 4), [2, 3]),
        (_team([(5, 10), (6, 12), (5, 10)]), []),
        (_team([(0, 4), (0, 4), (0, 4)]), []),
    ],
)
def test_unchanged_for_three_quarters(asked_of: Asked, team: int, asked: list[int]) -> None:
    assert asked_of(team) == [(place, Doubt.UNCHANGED) for place in asked]


@pytest.mark.parametrize("team", [_team([(7, "")] * 3, **COUNT)])
def test_a_count_can_be_unchanged_too(asked_of: Asked, team: int) -> None:
    assert asked_of(team) == [(2, Doubt.UNCHANGED)]


@pytest.mark.parametrize(
    ("team", "asked"),
    [
        (_team([(0, 6)]), [0]),
        (_team([(6, 6)]), [0]),
        (_team([(0, 5)]), []),
        (_team([(5, 5)]), []),
        (_team([(1, 140)]), []),
        (_team([(6, 6), (7, 7)]), [0]),
        (_team([(6, 6), (0, 7)]), [0, 1]),
    ],
)
def test_all_or_none_of_six(asked_of: Asked, team: int, asked: list[int]) -> None:
    assert asked_of(team) == [(place, Doubt.ALL_OR_NONE) for place in asked]


@pytest.mark.parametrize(
    ("team", "asked"),
    [
        (_team([(3, 10), (2, 5)]), [1]),
        (_team([(3, 10), (2, 6)]), []),
        (_team([(3, 9), (2, 4)]), []),
        (_team([(3, 40), (3, 10)], **YEAR_TO_DATE), []),
        (_team([(3, 20), (3, 30), (3, 40), (5, 50), (3, 10)], **YEAR_TO_DATE), [4]),
    ],
)
def test_a_cohort_that_halved(asked_of: Asked, team: int, asked: list[int]) -> None:
    assert asked_of(team) == [(place, Doubt.COHORT_HALVED) for place in asked]


def test_a_total_that_is_not_the_sum_of_teams_loaded_apart(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    rows = _rows([(1, 4)]) + _rows([(3, 8)], "South")
    load(store, tmp_path, teams=TEAMS, parts=SCORECARD + rows)
    load(store, tmp_path, whole=SCORECARD + _rows([(4, 12)], ALL_TEAMS))
    assert _doubts(built(store), ALL_TEAMS) == []
    load(store, tmp_path, again=SCORECARD + _rows([(5, 12)], ALL_TEAMS))
    assert _doubts(built(store), ALL_TEAMS) == [("2024-25 Q1", Doubt.TOTAL_MOVED)]
    (query,) = (each for each in queries.queries(built(store)) if each.doubt is Doubt.TOTAL_MOVED)
    assert (query.low, query.high) == (1, 1), "one is in no team"


def test_a_total_that_moved_while_none_of_its_teams_did(tmp_path: Path) -> None:
    def asked(folder: Path, south: tuple[int, int]) -> list[tuple[str, Doubt]]:
        folder.mkdir()
        text = SCORECARD + _rows([(1, 4), (1, 4)]) + _rows([(3, 8), south], "South")
        text += _rows([(20, 60), (25, 60)], ALL_TEAMS)
        return _doubts(small(folder, catalogue(measure("m", adds_up="false")), s=text), ALL_TEAMS)

    assert asked(tmp_path / "still", (3, 8)) == [("2024-25 Q2", Doubt.TOTAL_MOVED)]
    assert asked(tmp_path / "moved", (4, 8)) == []


@pytest.mark.parametrize(
    ("given", "target", "asked"),
    [
        ("91.5", "92", True),  # shown 92%, Green; 91.5 misses the target
        ("92.4", "92", False),
        ("91.4", "92", False),  # shown 91%, as far below as it was given
        ("92", "92", False),
    ],
)
def test_a_finer_figure_that_is_rated_otherwise(
    tmp_path: Path, given: str, target: str, asked: bool
) -> None:
    store = open_store(tmp_path, catalogue(measure("m", decimals="0")))
    row = f"m,North,2024-25 Q1,,,{given}%\n"
    load(store, tmp_path, teams=TEAMS, targets=TARGETS.format(target), figures=SCORECARD + row)
    found = [each for each in queries.queries(built(store)) if each.team == "North"]
    assert [each.doubt for each in found] == [Doubt.FINER_RATED_OTHERWISE] * asked
    assert [str(each.low.normalize()) for each in found if each.low] == [given] * asked


@pytest.mark.parametrize(
    ("target", "values", "asked"),
    [
        ("9", ["85", "88"], True),  # 90 without its last digit
        ("90", ["85", "88"], False),
        ("90", ["9", "11"], True),
        ("10", ["79", "81"], False),
        ("10", ["80", "81"], True),
    ],
)
def test_a_target_that_is_far_from_every_figure(
    tmp_path: Path, target: str, values: list[str], asked: bool
) -> None:
    store = open_store(tmp_path, catalogue(measure("m", amber='"none"')))
    rows = "".join(
        f"m,North,2024-25 Q{quarter},,,{value}%\n" for quarter, value in enumerate(values, start=1)
    )
    load(store, tmp_path, teams=TEAMS, targets=TARGETS.format(target), figures=SCORECARD + rows)
    assert ((f"2024-25 Q{len(values)}", Doubt.TARGET_FAR) in _doubts(built(store))) is asked


_SHARES = ["44%", "45%", "46%"]


@pytest.mark.parametrize(
    ("before", "given", "asked"),
    [
        ([(9, 20)], "8", True),  # nine counted, 45%
        ([(9, 20)], "11", True),
        ([(9, 20)], "12", False),  # by three
        ([(9, 20)], "8.4", False),
        ([(9, 20)], "0", False),
        ([(9, 60)], "8", False),  # seven points from 15%
        ([(40, 60)], "50", True),  # a quarter of forty
        ([(40, 60)], "51", False),
        ([(9, 20), "44%"], "8", True),
        (_SHARES, "14", True),  # three times 14 is 42
        (_SHARES, "15", False),
        (_SHARES[:2], "14", False),
        ([], "8", False),
    ],
)
def test_a_whole_number_that_looks_like_how_many_there_are(
    tmp_path: Path, before: list[object], given: str, asked: bool
) -> None:
    cells = [f"{each[0]},{each[1]}," if isinstance(each, tuple) else f",,{each}" for each in before]
    rows = "".join(
        f"m,North,{quarter_at(FIRST + at).code},{each}\n"
        for at, each in enumerate([*cells, f",,{given}%"])
    )
    snapshot = small(tmp_path, catalogue(measure("m")), s=SCORECARD + rows)
    found = [
        each
        for each in queries.queries(snapshot, team="North")
        if each.doubt is Doubt.COUNT_FOR_SHARE
    ]
    assert [each.period for each in found] == [quarter_at(FIRST + len(before)).code] * asked


def test_a_number_for_a_percentage_is_asked_about_in_words(tmp_path: Path) -> None:
    rows = "".join(
        f"m,North,2024-25 Q{at},,,{each}\n" for at, each in enumerate([*_SHARES, "8%"], start=1)
    )
    snapshot = small(tmp_path, catalogue(measure("m")), s=SCORECARD + rows)
    (query,) = queries.queries(snapshot, team="North")
    figure = lines.history(snapshot, "North")["m"][-1]
    assert query_words.question(snapshot.catalogue.get("m"), figure, query) == (
        "A whole number where the percentages before it were 44.0% to 46.0%. "
        "Is it how many there are, and not a percentage?"
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in which one figure is asked about, built."""
    return copied(_halved, tmp_path)


def _halved(folder: Path) -> Store:
    made = open_store(folder, catalogue(measure("m")))
    load(made, folder, teams=TEAMS, s=SCORECARD + _rows([(3, 20), (2, 5)]))
    built(made).close()
    return made


def _query(snapshot: Snapshot) -> tuple[Query, Figure]:
    (query,) = queries.queries(snapshot, "m", "North")
    return query, lines.history(snapshot, "North")["m"][-1]


def _answer(store: Store, text: str) -> list:
    given = [([_query(built(store))], text)]
    return answer(store, LOADER, store.entries(), given)


def test_an_answer_stays_with_the_figure(store: Store, tmp_path: Path) -> None:
    assert query_words.answer_words(_query(built(store))[0]) == "Not answered yet."
    (made,) = _answer(store, "  A wing\nof the home closed. ")
    query, _ = _query(built(store))
    assert (query.answer, query.answered_by) == ("A wing of the home closed.", LOADER.name)
    assert query_words.answer_words(query).startswith(
        "A wing of the home closed. (A Tester, performance"
    )
    load(store, tmp_path, more=SCORECARD + "m,South,2024-25 Q1,1,4,\n")
    assert _query(built(store))[0].answer == "A wing of the home closed."
    assert made.number == 4


def test_the_last_answer_counts_and_the_earlier_stays_in_the_ledger(store: Store) -> None:
    _answer(store, "first")
    _answer(store, "second")
    assert _query(built(store))[0].answer == "second"
    assert [each.body["words"] for each in store.entries() if each.kind == "answer"] == [
        "first", "second",
    ]  # fmt: skip


def test_a_restated_figure_is_asked_about_again(store: Store, tmp_path: Path) -> None:
    _answer(store, "right as it stands")
    load(store, tmp_path, restated=SCORECARD + "m,North,2024-25 Q2,1,5,\n")
    assert _query(built(store))[0].answer is None


def test_one_answer_serves_several_figures(tmp_path: Path) -> None:
    made = open_store(tmp_path, catalogue(measure("m")))
    load(made, tmp_path, teams=TEAMS, s=SCORECARD + _rows([(3, 40), (2, 20), (1, 10)]))
    snapshot = built(made)
    asked = queries.queries(snapshot, "m", "North")
    figures = {each.period: each for each in lines.history(snapshot, "North")["m"]}
    about = [(each, figures[each.period]) for each in asked]
    assert len(about) == 2
    (one,) = answer(
        made, LOADER, made.entries(), [(about, "A wing closed."), ([], "About nothing.")]
    )
    assert [each.period for each in (one.body.about, *one.body.also)] == [
        each.period for each in asked
    ]
    told = queries.queries(built(made), "m", "North")
    assert {(each.answer, each.answered_by) for each in told} == {("A wing closed.", LOADER.name)}
    load(made, tmp_path, restated=SCORECARD + "m,North,2024-25 Q2,2,21,\n")
    left = {each.period: each.answer for each in queries.queries(built(made), "m", "North")}
    assert left["2024-25 Q3"] == "A wing closed." and not left.get("2024-25 Q2"), (
        "of each by itself"
    )


def test_blank_answers_are_left_out_and_long_ones_refused(store: Store) -> None:
    assert _answer(store, " \n") == []
    with pytest.raises(AnswerError):
        _answer(store, "x" * 2001)
    assert len(store.entries()) == 3


def test_an_answer_on_an_old_head_is_refused(store: Store, tmp_path: Path) -> None:
    entries, given = store.entries(), [([_query(built(store))], "so it is")]
    load(store, tmp_path, more=SCORECARD + "m,South,2024-25 Q1,1,4,\n")
    with pytest.raises(MovedOnError):
        answer(store, LOADER, entries, given)
    assert _query(built(store))[0].answer is None


@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_is_asked_in_a_question(store: Store, doubt: Doubt) -> None:
    snapshot = built(store)
    figure = lines.history(snapshot, "North")["m"][0]
    said = query_words.question(
        snapshot.catalogue.get("m"), figure, Query("m", "North", "p", doubt)
    )
    assert said.endswith("?") and said[0].isupper()


def test_answers_are_recorded_together_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine may stop between two of them."""
    taken = []

    class StopsAtTheSecond(sqlite3.Connection):
        def execute(self, statement: str, *rest: object) -> sqlite3.Cursor:
            if statement.startswith("INSERT"):
                taken.append(statement)
                if len(taken) == 2:
                    raise sqlite3.OperationalError("disk I/O error")
            return super().execute(statement, *rest)

    asked, before = _query(built(store)), store.entries()
    given = [([asked], "first"), ([asked], "second")]
    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=StopsAtTheSecond))
        with pytest.raises(NotWrittenError):
            answer(store, LOADER, before, given)
    assert store.entries() == before
    made = answer(store, LOADER, before, given)
    assert [each.number for each in made] == [4, 5]
    assert _query(built(store))[0].answer == "second"
