"""What a person decides: who, when and on which figures, read back for ever, refused where it says more than is known."""

import importlib
import json
import pkgutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from metrics.figures.figure import Figure, Query
from store import decisions
from store.__main__ import main
from store.decisions import answer, own_workbook, publication, renaming
from store.decisions.decision import Decision
from store.decisions.officer import Officer
from store.decisions.register import DECISIONS
from store.intake.recipe import Recipe
from store.ledger import in_force
from store.ledger.body import UnknownBodyError, written
from store.ledger.ledger import Entry, Kind, MovedOnError, canonical, head
from store.read.lines import history
from store.read.queries import queries
from store.store import Store
from tests.store.small_store import (
    LOADER,
    SCORECARD,
    TEAMS,
    built,
    catalogue,
    load,
    measure,
    open_store,
)

KEPT = {
    "answer": '{"about":{"code":"all_or_none","denominator":"5.0000","measure_id":"m",'
    '"numerator":"2.0000","period":"2024-25 Q2","team":"North","value":"40.0000"},"by":"A Tester",'
    '"catalogue":"a1","neighbour":null,"role":"performance analyst","rules":"b2","target":null,'
    '"team":"c3","words":"It is so."}',
    "recipe": '{"by":"A Tester","name":"Quarterly","recipe":"d4","role":"performance analyst"}',
    "renamed": '{"by":"A Tester","catalogue":"a1","council":"Otherwick","neighbour":null,'
    '"role":"performance analyst","rules":"b2","target":null,"team":"c3"}',
    "publication": '{"by":"A Tester","figures":3,"figures_hash":"e5","identity":"f6",'
    '"meeting":"Panel","meeting_on":"2024-10-10","role":"performance analyst"}',
}
"""The body of an entry of each kind, letter for letter as the first version that had it wrote it."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with a figure that is asked about: a cohort that halved."""
    made = open_store(tmp_path, catalogue(measure("m")))
    rows = "m,North,2024-25 Q1,3,20,\nm,North,2024-25 Q2,2,5,\n"
    load(made, tmp_path, teams=TEAMS, s=SCORECARD + rows)
    made.build()
    return made


def _entry(kind: str, body: str | dict[str, Any]) -> Entry:
    said = json.loads(body) if isinstance(body, str) else body
    return Entry(7, kind, "2026-11-24T10:00:00+00:00", said, "", "")


def _asked(store: Store) -> tuple[Query, Figure]:
    with built(store) as snapshot:
        (query,) = queries(snapshot, "m", "North")
        return query, history(snapshot, "North")["m"][-1]


def _answer(store: Store, officer: Officer, seen: list[Entry]) -> object:
    return answer.answer(store, officer, seen, [([_asked(store)], "It is so.")])


def _keep(store: Store, officer: Officer, seen: list[Entry]) -> object:
    return own_workbook.keep(store, officer, seen, Recipe("Quarterly", ()))


def _publish(store: Store, officer: Officer, seen: list[Entry]) -> object:
    return publication.publish(store, officer, seen, "Panel", date(2024, 10, 10))


def _rename(store: Store, officer: Officer, seen: list[Entry]) -> object:
    return renaming.rename(store, officer, seen, "Otherwick")


ACTS: dict[str, Callable[[Store, Officer, list[Entry]], object]] = {
    "answer": _answer, "recipe": _keep, "publication": _publish, "renamed": _rename,
}  # fmt: skip


def test_every_act_is_registered_and_has_its_examples_here() -> None:
    found = set()
    for module in pkgutil.iter_modules(decisions.__path__, "store.decisions."):
        held = vars(importlib.import_module(module.name)).values()
        found |= {each.kind for each in held if isinstance(each, Decision)}
    kinds = [each.kind for each in DECISIONS]
    assert len(kinds) == len(set(kinds))
    assert not set(kinds) & set(Kind), "the ledger's own kinds are its own"
    assert found == set(kinds) == set(KEPT) == set(ACTS)


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda each: each.kind)
def test_an_old_entry_reads_and_would_be_written_the_same(decision: Decision) -> None:
    kept = KEPT[decision.kind]
    made = decision.read(_entry(decision.kind, kept))
    assert made.officer == LOADER
    assert (made.number, made.at.isoformat()) == (7, "2026-11-24T10:00:00+00:00")
    stood = {name: held for name, held in json.loads(kept).items() if name in in_force.NAMED}
    assert bool(stood) == decision.changes_figures, "what changes figures names what was in force"
    again = {**written(made.body), "by": LOADER.name, "role": LOADER.role, **stood}
    assert canonical(again) == kept


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda each: each.kind)
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda body: body | {"mood": "good"}, "unknown field `mood`"),
        (lambda body: {name: body[name] for name in body if name != "by"}, "`by`"),
        (lambda body: body | {"role": 3}, "Expected `str`, got `int`"),
    ],
)  # fmt: skip
def test_what_is_not_known_of_an_act_is_refused_by_its_entry(
    decision: Decision, change: Callable[[dict], dict], said: str
) -> None:
    body = change(json.loads(KEPT[decision.kind]))
    with pytest.raises(UnknownBodyError) as refusal:
        decision.read(_entry(decision.kind, body))
    assert f"entry 7 ({decision.kind})" in str(refusal.value)
    assert said in str(refusal.value)


def test_amounts_come_back_as_the_decimals_that_they_were() -> None:
    about = answer.ANSWER.read(_entry("answer", KEPT["answer"])).body.about
    assert (about.numerator, about.value) == (Decimal("2.0000"), Decimal("40.0000"))
    nothing = json.loads(KEPT["answer"])
    nothing["about"]["denominator"] = None
    assert answer.ANSWER.read(_entry("answer", nothing)).body.about.denominator is None


@pytest.mark.parametrize("kind", ACTS)
def test_who_acts_is_recorded_with_the_act(store: Store, kind: str) -> None:
    officer = Officer("Ö. Nother", "service manager")
    ACTS[kind](store, officer, store.entries())
    (made,) = next(each for each in DECISIONS if each.kind == kind).made(store.entries())
    assert made.officer == officer


@pytest.mark.parametrize("kind", ACTS)
def test_of_two_who_act_at_once_one_is_refused_and_nothing_of_it_is_kept(
    store: Store, kind: str
) -> None:
    seen = store.entries()
    ACTS[kind](store, LOADER, seen)
    after = store.entries()
    with pytest.raises(MovedOnError, match="nothing was changed"):
        ACTS[kind](store, LOADER, seen)
    assert store.entries() == after


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda each: each.kind)
def test_only_what_the_rules_read_is_built_anew(store: Store, decision: Decision) -> None:
    before = in_force.of_figures(store.entries())[-1]
    ACTS[decision.kind](store, LOADER, store.entries())
    entries = store.entries()
    last = in_force.of_figures(entries)[-1]
    assert (last == entries[-1]) == decision.changes_figures
    assert last.body["catalogue"] == before.body["catalogue"]
    with built(store) as snapshot:
        assert snapshot.record.ledger_head == last.hash


def test_an_answer_is_in_the_draft_at_once(store: Store) -> None:
    _answer(store, LOADER, store.entries())
    assert json.loads(store.places.current.read_bytes())["ledger_head"] == head(store.entries())


def test_an_entry_of_a_later_version_is_told_in_words(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    later = {**json.loads(KEPT["publication"]), "seats": 12}
    store.record("publication", later, store.entries())
    monkeypatch.setenv("DASHBOARD_STORE", str(store.places.store))
    assert main(["verify"]) == 1
    assert "entry 4 (publication) is not one that this version knows" in capsys.readouterr().err
