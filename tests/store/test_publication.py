"""Publishing: a ledger head for a named meeting; members see it, whatever is loaded since."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from store.__main__ import main
from store.build import build, records
from store.care import verify
from store.decisions import publication
from store.decisions.officer import NamelessError, Officer
from store.decisions.publication import FURTHEST_DAYS, MeetingError
from store.durable import DamagedError
from store.ledger.ledger import MovedOnError
from store.read import as_at
from store.read.as_at import DRAFT, PUBLISHED, Sort
from store.read.lines import history
from store.store import Store
from tests.store.small_store import LOADER, SCORECARD, catalogue, in_use, load, measure, open_store

MEETING = "Corporate Parenting Committee"
DAY = date(2024, 10, 10)
RESTATED = SCORECARD + "m,North,2024-25 Q1,2,4,\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return in_use(tmp_path)


def _publish(store: Store, meeting: str = MEETING) -> publication.Publication:
    return publication.publish(store, LOADER, store.entries(), meeting, DAY)


def _value(store: Store, code: str) -> str:
    states = {each.code: each for each in as_at.every(store, store.entries())}
    with as_at.opened(store, store.entries(), states[code]) as snapshot:
        return str(history(snapshot, "North")["m"][0].value.normalize())


def _restate(store: Store, folder: Path) -> None:
    load(store, folder, restated=RESTATED)
    store.build()


def test_nothing_is_published_by_loading(store: Store) -> None:
    assert publication.latest(store.entries()) is None
    codes = [each.code for each in as_at.every(store, store.entries())]
    assert codes == [DRAFT, "3", "2"]


def test_a_publication_names_head_meeting_officer_and_identity(store: Store) -> None:
    made = _publish(store)
    assert (made.number, made.figures, made.meeting, made.meeting_on) == (4, 3, MEETING, DAY)
    assert (made.by, made.role) == (LOADER.name, LOADER.role)
    assert made.figures_hash == store.entries()[2].hash
    assert made.identity == records.read(store.places.current).identity
    assert publication.latest(store.entries()) == made


def test_members_go_on_seeing_what_was_published(store: Store, tmp_path: Path) -> None:
    _publish(store)
    _restate(store, tmp_path)
    assert (_value(store, PUBLISHED), _value(store, DRAFT)) == ("25", "5E+1")
    second = _publish(store, "The next meeting")
    assert (_value(store, PUBLISHED), _value(store, "4"), _value(store, "3")) == (
        "5E+1",
        "25",
        "25",
    )
    states = as_at.every(store, store.entries())
    assert [each.sort for each in states] == [
        Sort.PUBLISHED, Sort.DRAFT, Sort.EARLIER, Sort.LOAD, Sort.EARLIER, Sort.LOAD, Sort.LOAD,
    ]  # fmt: skip
    assert states[0].publication == second


def test_a_publication_opens_where_its_snapshot_is_gone(store: Store, tmp_path: Path) -> None:
    _publish(store)
    _restate(store, tmp_path)
    for path in store.places.snapshots.iterdir():
        path.unlink()
    assert _value(store, PUBLISHED) == "25"


def test_figures_that_are_not_those_published_are_not_shown(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of the rules that would make another figure of an old publication is found."""
    _publish(store)
    for path in store.places.snapshots.iterdir():
        path.unlink()
    monkeypatch.setattr(build, "identity", lambda connection: "another")
    state = as_at.every(store, store.entries())[0]
    with pytest.raises(DamagedError, match="not those that were published for Corporate"):
        as_at.opened(store, store.entries(), state)


def test_an_earlier_head_can_be_published(store: Store, tmp_path: Path) -> None:
    _restate(store, tmp_path)
    made = publication.publish(store, LOADER, store.entries(), MEETING, DAY, 3)
    assert made.figures == 3
    assert (_value(store, PUBLISHED), _value(store, DRAFT)) == ("25", "5E+1")


def test_publishing_builds_nothing_new_and_leaves_the_draft(store: Store) -> None:
    before = store.places.current.read_bytes()
    files = set(store.places.snapshots.iterdir())
    _publish(store)
    assert store.places.current.read_bytes() == before
    assert set(store.places.snapshots.iterdir()) == files
    assert not store.build().new, "a publication changes no figure"


def test_who_publishes_on_an_old_head_is_told(store: Store, tmp_path: Path) -> None:
    entries = store.entries()
    _restate(store, tmp_path)
    with pytest.raises(MovedOnError):
        publication.publish(store, LOADER, entries, MEETING, DAY)
    assert publication.latest(store.entries()) is None


@pytest.mark.parametrize("name", ["", "  \n ", "x" * 201])
def test_a_meeting_has_a_name(store: Store, name: str) -> None:
    with pytest.raises(MeetingError):
        _publish(store, name)
    assert len(store.entries()) == 3


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Pan\u00adel", "found U.00AD"),
        ("Panel \u202egnp", "found U.202E"),
        ("Panel on a child born 3/4/2011", "holds a date of birth"),
    ],
)
def test_a_meetings_name_is_seen_and_tells_of_nobody(store: Store, name: str, said: str) -> None:
    with pytest.raises(MeetingError, match=said):
        _publish(store, name)
    assert len(store.entries()) == 3


ENDED = date(2024, 6, 30)
"""The last day of the latest quarter there."""

A_YEAR_ON = date.today() + timedelta(days=FURTHEST_DAYS)


@pytest.mark.parametrize(
    "day",
    [date(1, 1, 1), ENDED - timedelta(days=1), A_YEAR_ON + timedelta(days=1), date(2062, 11, 24), date.max],
)  # fmt: skip
def test_a_meeting_is_on_a_likely_day(store: Store, day: date) -> None:
    with pytest.raises(MeetingError, match=f"found {day.isoformat()}; is the year mistyped"):
        publication.publish(store, LOADER, store.entries(), MEETING, day)
    assert len(store.entries()) == 3


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)), ("24/11/2026", date(2026, 11, 24)), (" 24.11.26 ", date(2026, 11, 24)),
        ("24 November 2026", date(2026, 11, 24)), ("24th Nov 2026", date(2026, 11, 24)),
    ],
)  # fmt: skip
def test_a_meetings_day_is_read_as_people_here_write_it(text: str, day: date) -> None:
    assert publication.meeting_day(text) == day


@pytest.mark.parametrize("text", ["", "11/24/2026", "November 2026", "2026-27 Q2", "soon"])
def test_what_is_no_day_is_asked_again(text: str) -> None:
    with pytest.raises(MeetingError, match="is a day, as 24/11/2026"):
        publication.meeting_day(text)


@pytest.mark.parametrize("day", [ENDED, A_YEAR_ON])
def test_the_first_and_the_last_likely_day_are_likely(store: Store, day: date) -> None:
    made = publication.publish(store, LOADER, store.entries(), MEETING, day)
    assert made.meeting_on == day


@pytest.mark.parametrize(("name", "role"), [("", "x"), ("x", " "), ("x" * 101, "x")])
def test_an_officer_has_a_name_and_a_role(name: str, role: str) -> None:
    with pytest.raises(NamelessError):
        Officer(name, role)


def test_verify_holds_the_publications_to_what_was_published(store: Store) -> None:
    _publish(store)
    assert verify.verify(store).publications == 1
    record = records.read(store.places.current)
    path = store.places.snapshots / record.snapshot
    path.chmod(0o600)
    path.unlink()
    with pytest.raises(DamagedError, match="is missing"):
        verify.verify(store)


def test_every_state_says_how_it_stands_and_names_its_files(store: Store, tmp_path: Path) -> None:
    _publish(store, "Panel {x}")
    _restate(store, tmp_path)
    states = {each.code: each.standing for each in as_at.every(store, store.entries())}
    assert states[PUBLISHED].words == "Published for Panel {x}, 10 October 2024"
    assert states[PUBLISHED].file_part == ""
    assert states[DRAFT].words == "Draft, not published"
    assert states["4"].words == "As published for Panel {x}, 10 October 2024"
    assert states["4"].file_part == "as-published-2024-10-10-4"
    assert states["5"].words.endswith("restated.csv (entry 5)")
    assert states["5"].file_part == "as-loaded-5"


def test_the_rating_of_yesterday_stays_when_target_tolerance_measure_or_team_change(
    tmp_path: Path,
) -> None:
    head = "measure_id,team,period,target,origin\n"
    store = open_store(tmp_path, catalogue(measure("m")))
    teams = "team,start,finish,change,becomes,note\nNorth,2024-25 Q1,,,,\n"
    figures = SCORECARD + "m,North,2024-25 Q1,87,100,\n"
    load(store, tmp_path, teams=teams, targets=head + "m,All,2024-25,90,local\n", good=figures)
    store.build()
    _publish(store)
    load(store, tmp_path, targets=head + "m,All,2024-25,95,local\n")
    (tmp_path / "measures" / "1-general.toml").write_text(
        catalogue(measure("m", name='"another name"', amber="{points = 1}", tolerance="3"))[
            "1-general.toml"
        ]
    )
    renamed = (
        "team,start,finish,change,becomes,note\nNorth,2024-25 Q1,2024-25 Q2,rename,Polar,\n"
        "Polar,2024-25 Q3,,,,\n"
    )
    load(store, tmp_path, teams=renamed)
    store.build()
    states = {each.code: each for each in as_at.every(store, store.entries())}
    with as_at.opened(store, store.entries(), states[PUBLISHED]) as then:
        (figure,) = history(then, "North")["m"]
        assert (figure.rating, figure.goal_low) == ("amber", 90)
        assert then.catalogue.get("m").name == "m"
    with as_at.opened(store, store.entries(), states[DRAFT]) as now:
        (figure,) = history(now, "Polar")["m"]
        assert (figure.rating, figure.goal_low) == ("red", 95)
        assert now.catalogue.get("m").name == "another name"


def test_the_command_publishes_and_says_what(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(store.places.store))
    monkeypatch.setenv("DASHBOARD_CATALOGUE", str(store.places.catalogue))
    assert main(["publish", "--meeting", MEETING, "--on", "2024-10-10", "--entry", "3"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(
        f"published as entry 4 for {MEETING}, 10 October 2024: the figures of entry 3"
    )
    assert main(["publish", "--meeting", " ", "--on", "2024-10-10"]) == 1
    assert "a named meeting" in capsys.readouterr().err
    assert main(["publish", "--meeting", MEETING, "--on", "2024-10-10", "--entry", "99"]) == 1
    assert "there is no entry 99" in capsys.readouterr().err
    assert main(["publish", "--meeting", MEETING, "--on", "2024-10-10", "--by", ""]) == 1
    assert "a name is needed" in capsys.readouterr().err
