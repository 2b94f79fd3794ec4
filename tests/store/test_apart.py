"""Reading apart: the same answers as in this process, and whatever a file does there costs no more than the limits."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.intake import Context, Refused, read
from store.loading import apart
from tests import project
from tests.store.apart_cost import HOSTILE, known
from tests.store.small_store import SCORECARD
from work import process


@pytest.fixture
def context() -> Context:
    return known()


def _refusal(file: str, data: bytes, known: Context) -> Refused:
    with pytest.raises(Refused) as refusal:
        apart.read(file, data, known)
    return refusal.value


def test_a_good_file_is_the_same_read_here_and_apart(context: Context) -> None:
    data = (SCORECARD + "m,North,Jun-24,12,140,8.6\nm,North,2024-25 Q2,c,c,c\n").encode()
    here, there = read("good.csv", data, context), apart.read("good.csv", data, context)
    assert (here.kind, here.file, here.rows, here.notices) == (
        there.kind, there.file, there.rows, there.notices,
    )  # fmt: skip
    assert here.tables.keys() == there.tables.keys()
    assert all(table.equals(there.tables[name]) for name, table in here.tables.items())
    assert apart.kind_of("good.csv", data) == "scorecard"


def test_a_refusal_is_the_same_read_here_and_apart(context: Context) -> None:
    data = (SCORECARD + "m,Nowhere,Jun-24,150,140,\n" * 150).encode()
    with pytest.raises(Refused) as here:
        read("bad.csv", data, context)
    there = _refusal("bad.csv", data, context)
    assert (there.file, there.total, there.faults) == (
        here.value.file, here.value.total, here.value.faults,
    )  # fmt: skip
    assert len(there.faults) == 100 < there.total


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_no_more_than_the_limits(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.apart_cost", name],
        cwd=project.ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["codes"], "it was refused"
    assert found["seconds"] <= apart.SECONDS + 2, "five seconds, and what starting takes"
    assert found["mb"] <= 300


def _instead(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Another program in the place of the reader, under the reader's own limits."""
    limits = (
        "import sys; sys.path.insert(0, '.'); from work import process\n"
        "from store.loading import apart; apart._hold()\n"
    )
    command = (sys.executable, "-c", limits + script)
    monkeypatch.setattr(process, "_command", lambda module: command)


def _says(answer: str) -> str:
    """A program that answers so."""
    return f"process.answer_all(lambda question, progress: {answer!r}.encode())"


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("while True: pass", "too_slow"),
        ("held = bytearray(400_000_000)", "unreadable"),
        ("held = []\nwhile True: held.append(bytearray(10_000_000))", "unreadable"),
        ("import os; os.kill(os.getpid(), 11)", "unreadable"),
        ("import os; os.kill(os.getpid(), 9)", "too_large"),
        ("import os; os._exit(process.OUT_OF_MEMORY)", "too_large"),
        ("import sys; sys.exit(3)", "unreadable"),
        ("print('rubbish')", "unreadable"),
        (_says("rubbish"), "unreadable"),
        (_says("{}"), "unreadable"),
        (_says('{"said": 1}'), "unreadable"),
        (
            _says(
                '{"said": {"kind": "x", "file": "f", "rows": 1, "notices": [], "kept": false,'
                ' "tables": [["observation", 9]]}}\nnot arrow'
            ),
            "unreadable",
        ),
    ],
)
def test_whatever_the_reader_does_is_a_refusal_in_words(
    script: str,
    code: str,
    context: Context,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _instead(monkeypatch, script)
    refusal = _refusal("file.csv", b"x", context)
    assert [fault.code for fault in refusal.faults] == [code]
    assert "file.csv was not loaded" in str(refusal)


def test_a_reader_for_which_the_machine_is_too_busy_is_ended_and_the_file_not_blamed(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    _instead(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(apart, "_WAIT", 1)
    begun = time.monotonic()
    with pytest.raises(TimeoutError, match="too busy to finish reading; try again in a few"):
        apart.read("file.csv", b"x", context)
    assert time.monotonic() - begun < 30, "it was not waited for"


def test_the_reader_can_write_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, context: Context
) -> None:
    target = tmp_path / "written"
    _instead(monkeypatch, f"open({str(target)!r}, 'wb', buffering=0).write(b'x' * 10)")
    assert _refusal("file.csv", b"x", context).faults[0].code == "unreadable"
    assert not target.exists() or target.stat().st_size == 0


def test_nothing_of_a_file_reaches_the_log(
    context: Context, capfd: pytest.CaptureFixture[str]
) -> None:
    _refusal("x.csv", b"child_name,upn\nA Child,A123456789012\n", context)
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "")
