"""Any figures that were accepted come back: loaded, taken out, loaded into a fresh store, and built again."""

import csv
import io
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from metrics import letters
from metrics.vocabulary import BREAKDOWN_TYPES, STAFFING_PARTS
from store.intake import cells
from store.loading.load import take_in
from store.store import Store
from tests.store.small_store import (
    ANNUAL,
    COUNT,
    LOADER,
    catalogue,
    measure,
    open_store,
)
from tests.store.taken_out import identity, loaded_again, taken_out

pytestmark = pytest.mark.proof

MEASURES = catalogue(
    measure("share"),
    measure("alone", adds_up="false", may_exceed_100="true"),
    measure("count", **COUNT),
    measure("mean", unit='"average"', decimals="2", adds_up="false", polarity='"low"'),
    measure("band", polarity='"band"', band="{ low = 12, high = 18 }", adds_up="false"),
    measure("money", unit='"gbp"', denominator='""', may_be_negative="true"),
    measure("year", **ANNUAL),
)
QUARTERS = tuple(f"{year} Q{quarter}" for year in ("2024-25", "2025-26") for quarter in range(1, 5))
RENAMED_FROM = 4
"""The second year's first quarter: where a team has a new name, it bears it from then on."""

AWKWARD = (
    "=1+1", "'=1+1", "''-3", "+44 of them", "@home", " \u200b=SUM(A1)", "'90s", "'", "\t=x", "\r=",
    'say "so", then', "two\nlines", "two\r\nlines\rthree", "\r\n", "Łódź, ქართული, 日本語, عربي", "＝1",
    "n/a", "c", "0.5%", "<b>&amp;</b>", "\ufefftext", "a;b\tc|d", "\u2028", "'\u00a0'=1",
)  # fmt: skip
TEXT = st.sampled_from(AWKWARD) | st.text(
    st.characters(codec="utf-8").filter(lambda letter: letters.unheld(letter) is None), max_size=30
)
CALLED = st.sampled_from((
    "=1+1", "'=1+1", "''-3", "+44 of them", "@home", "'90s", 'say "so", then', "Łódź, Ørsted", "n/a", "c",
    "0.5%", "<b>&amp;</b>", "a;b|d", "½ a post", "16+", "Under 1", "Children’s",
))  # fmt: skip
"""What something that readers see may be called."""
NAMES = (
    "North",
    "=South",
    "-East & West",
    "'Quoted'",
    "'=Odd",
    "Équipe ünïcode",
    'The "A" team',
    "Tîm Ŵyth",
)
SYMBOLS = ("c", "k", "z", "x", "")
REASONS = ("suppressed", "not yet due", "no_cases", "not_applicable", "Not available")


@dataclass(frozen=True)
class Files:
    """What a council loads, in order: a name and what stands in it."""

    texts: tuple[tuple[str, str], ...]


def text_of(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([headings, *rows])
    return out.getvalue()


def amounts(most: int = 500) -> st.SearchStrategy[str]:
    return st.decimals(0, most, places=4).map(lambda each: f"{each.normalize():f}")


@st.composite
def figures(draw: st.DrawFn, name: str) -> tuple[str, str, str, str]:
    """Numerator, denominator, value and reason of one row of a measure."""
    kind = draw(
        st.sampled_from(("parts", "parts", "value", "symbol", "reason", "none of none", "blank"))
    )
    plain = name in ("count", "money")
    if kind == "symbol":
        return "", "", draw(st.sampled_from(SYMBOLS)), ""
    if kind == "reason":
        words = draw(st.just("") | TEXT)
        return "", "", "", draw(st.sampled_from(REASONS)) + (f": {words}" if words else "")
    if kind == "blank":
        return "", "", "", ""
    if plain:
        if name == "count":
            return str(draw(st.integers(0, 500))), "", "", ""
        sign = draw(st.sampled_from(("", "-"))) if name == "money" else ""
        return sign + draw(amounts()), "", "", ""
    if kind == "value":
        percent = "" if name == "mean" else "%"
        return "", "", draw(amounts(100)) + percent, ""
    if kind == "none of none":
        return "0", "0", "", draw(st.sampled_from(("", "c: nobody")))
    return str(draw(st.integers(0, 50))), str(draw(st.integers(50, 90))), "", ""


@st.composite
def scorecards(draw: st.DrawFn, teams: Sequence[str]) -> str:
    rows: list[tuple[str, ...]] = []
    keys = st.tuples(
        st.sampled_from(("share", "alone", "count", "mean", "band", "money", "year")),
        st.sampled_from(("All", *teams)),
        st.sampled_from(range(len(QUARTERS))),
        st.sampled_from(("", "", *BREAKDOWN_TYPES)),
        CALLED,
    )

    def may_be(each: tuple[str, str, int, str, str]) -> bool:
        # A council's figure of a measure that adds up must be its teams' sum, which chance is not.
        return each[1] != "All" or each[0] in ("alone", "mean", "band")

    def key(each: tuple[str, str, int, str, str]) -> tuple[object, ...]:
        when = each[2] // 4 if each[0] == "year" else each[2]
        part = cells.plain(cells.as_meant(each[4])).casefold() if each[3] else ""
        return (each[0], each[1], when, each[3], part)

    for name, team, quarter, kind, part in draw(
        st.lists(keys.filter(may_be), min_size=1, max_size=12, unique_by=key)
    ):
        period = QUARTERS[quarter][:7] if name == "year" else QUARTERS[quarter]
        status = draw(st.sampled_from(("", "p", "revised", "final")))
        rows.append((name, team, period, *draw(figures(name)), status, draw(TEXT), kind, part if kind else ""))  # fmt: skip
    found = ("numerator", "denominator", "value", "reason")
    more = ("status", "commentary", "breakdown_type", "breakdown")
    return text_of(("measure_id", "team", "period", *found, *more), rows)


@st.composite
def returns(draw: st.DrawFn, teams: Sequence[str]) -> str:
    parts = STAFFING_PARTS[: draw(st.sampled_from((5, 8, 12, 14)))]
    roles = CALLED
    keys = st.tuples(st.sampled_from(teams), roles, st.sampled_from(QUARTERS))
    rows = []
    for team, role, quarter in draw(
        st.lists(
            keys, min_size=1, max_size=6,
            unique_by=lambda each: (each[0], cells.plain(cells.as_meant(each[1])).casefold(), each[2]),
        )
    ):  # fmt: skip
        in_post, vacant = draw(st.integers(5, 20)), draw(st.integers(0, 4))
        held = {
            "establishment_fte": f"{in_post + vacant}.25", "in_post_fte": f"{in_post}.25",
            "agency_fte": "3", "vacancies_fte": str(vacant),
        }  # fmt: skip
        cells_of = [
            draw(st.sampled_from(SYMBOLS)) if draw(st.integers(0, 5)) == 0 else held.get(part, "2")
            for part in parts
        ]
        rows.append((team, role, quarter, *cells_of))
    return text_of(("team", "role", "period", *parts), rows)


@st.composite
def targets(draw: st.DrawFn, teams: Sequence[str]) -> str:
    rows = []
    for name in draw(
        st.lists(st.sampled_from(("share", "count", "band", "year")), min_size=1, unique=True)
    ):
        low, high = sorted(draw(st.tuples(st.integers(0, 50), st.integers(0, 100))))
        edges = (
            ("", str(low), str(high))
            if name == "band"
            else (draw(amounts(100)) + "%" * (name in ("share", "year")), "", "")
        )
        team = draw(st.sampled_from(("All", *teams)))
        period = draw(st.sampled_from(("2024-25", "2025-26")))
        rows.append((name, team, period, *edges, draw(st.sampled_from(("local", "national"))), draw(TEXT)))  # fmt: skip
    return text_of(
        ("measure_id", "team", "period", "target", "low", "high", "origin", "note"), rows
    )


@st.composite
def councils(draw: st.DrawFn) -> Files:
    """Teams, targets and two scorecards and returns; the first team perhaps renamed after the first of them."""
    first, second, third = draw(st.permutations(NAMES))[:3]
    headings = ("team", "start", "finish", "change", "becomes", "note")
    notes = TEXT.map(lambda text: text.strip())
    start = QUARTERS[0]
    now = text_of(
        headings, [(first, start, "", "", "", draw(notes)), (second, start, "", "", "", "")]
    )
    files = [
        ("teams", now),
        ("targets", draw(targets((first, second)))),
        ("scorecard", draw(scorecards((first, second)))),
        ("staffing", draw(returns((first, second)))),
    ]
    present = first
    if draw(st.booleans()):
        present = third
        ended = QUARTERS[RENAMED_FROM - 1]
        rows = [
            (first, start, ended, "rename", third, ""), (second, start, "", "", "", ""),
            (third, QUARTERS[RENAMED_FROM], "", "", "", draw(notes)),
        ]  # fmt: skip
        files.append(("renamed", text_of(headings, rows)))
    files.append(("later", draw(scorecards((present, second)))))
    files.append(("later_staffing", draw(returns((present, second)))))
    return Files(tuple(files))


def loaded(folder: Path, files: Files) -> Store:
    store = open_store(folder, MEASURES)
    for name, text in files.texts:
        path = folder / f"{name}.csv"
        path.write_bytes(text.encode("utf-8"))
        take_in(store, LOADER, path)
    return store


@settings(
    max_examples=4,
    deadline=None,
    # A smaller case is minutes of building away; the one found is told whole.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
)
@given(files=councils())
def test_what_was_loaded_comes_back(tmp_path_factory: pytest.TempPathFactory, files: Files) -> None:
    folder = tmp_path_factory.mktemp("council")
    store = loaded(folder, files)
    first = identity(store)
    made = taken_out(store)
    assert not made.left_out
    again = loaded_again(made, store, folder)
    assert identity(again) == first
    assert taken_out(again).files == made.files, "what identity leaves out comes back too"
    shutil.rmtree(store.places.snapshots)
    store.places.current.unlink()
    assert identity(store) == first, "from the ledger alone"
