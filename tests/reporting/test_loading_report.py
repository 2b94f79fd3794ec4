"""What an officer is told: why a file was refused, what it would do, what publishing would change."""

from datetime import date
from pathlib import Path

import pytest

from reporting import loading_report
from reporting.loading_report import publish_report
from reporting.reading import Reading
from store.decisions import publication
from store.intake import Refused
from store.loading import proposal
from store.loading.load import Store
from tests.store.small_store import LOADER, SCORECARD, built, in_use, load

MORE = (SCORECARD + "m,North,2024-25 Q1,2,4,\nm,North,2024-25 Q2,7,7,\n").encode()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return in_use(tmp_path)


def test_a_refusal_counts_what_has_to_be_put_right(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        proposal.propose(
            store, "bad.csv", (SCORECARD + "m,North,2024-25 Q1,5,4,\n").encode(), tmp_path
        )
    told = loading_report.refusal_report(refused.value)
    assert told.lead == "bad.csv was not loaded: 1 thing needs to be put right."
    assert told.caption.startswith("What has to be put right. ")
    (fault,) = told.faults
    assert fault.where.startswith("Row 2") and fault.wrong[0].isupper()


def test_only_the_first_of_many_faults_are_said_to_be_shown(store: Store, tmp_path: Path) -> None:
    text = SCORECARD + "".join(f"m,North,2024-25 Q1,{top},4,\n" for top in range(5, 130))
    with pytest.raises(Refused) as refused:
        proposal.propose(store, "bad.csv", text.encode(), tmp_path)
    told = loading_report.refusal_report(refused.value)
    assert told.caption.startswith(f"The first 100 of {refused.value.total:,}. ")


def test_a_proposal_tells_what_would_differ_and_what_would_be_asked(
    store: Store, tmp_path: Path
) -> None:
    told = loading_report.proposal_report(
        proposal.propose(store, "more.csv", MORE, tmp_path), store.catalogue()
    )
    assert (told.file, told.rows, told.queried) == ("more.csv", 2, 1)
    assert (told.changes.new, told.changes.restated, told.changes.unchanged) == (2, 2, 1)
    assert told.asked.startswith("1 of these figures is doubtful")
    assert (told.changes.before, told.changes.after) == ("the draft now", "the draft with this file")  # fmt: skip


def test_bytes_that_are_there_already_are_told_with_who_loaded_them(store: Store) -> None:
    said = loading_report.already("good.csv", store.entries()[2])
    assert f"as entry 3 by {LOADER.name}, {LOADER.role}." in said


def test_what_publishing_would_change(store: Store, tmp_path: Path) -> None:
    first = Reading(built(store))
    assert publish_report(None, None, first).said.startswith("Nothing has been published yet")
    last = publication.publish(store, LOADER, store.entries(), "Panel", date(2024, 10, 10))
    told = publish_report(last, first, first)
    assert told.same and told.said.endswith("There is nothing new to publish.")
    load(store, tmp_path, more=MORE.decode())
    told = publish_report(last, first, Reading(built(store)))
    assert told.differs and not told.same
    assert told.said.endswith("in 4 figures: 2 new, 2 restated, 0 rated otherwise.")
    assert "published for Panel, 10 October 2024" in told.said
