"""What a pack's files are called: safe everywhere, and two packs alike only where they were asked for alike."""

import re
from dataclasses import replace

from exports.names import LONGEST
from exports.pack import file_names
from metrics.vocabulary import ALL_TEAMS
from metrics.whose import Whose
from reporting.paper.options import Options
from reporting.reading import Reading
from store.read.snapshot import Snapshot
from tests.exports.pack.conftest import QUARTER

USUAL = Options(QUARTER)
THEMES = ("General", "Involve Me", "Staffing")


def _name(whose: Whose, options: Options) -> str:
    return file_names.of_pack(whose, options, THEMES, "manifest", "json")


def test_other_choices_make_other_names(demo: Snapshot) -> None:
    north, south = "Cared for Children North", "Cared for Children South"
    tried = (
        USUAL,
        replace(USUAL, exceptions_only=True),
        replace(USUAL, themes=("General",)),
        replace(USUAL, themes=("Staffing",)),
        replace(USUAL, themes=("General",), exceptions_only=True),
        replace(USUAL, order="need"),
        replace(USUAL, cover="For the panel."),
        replace(USUAL, teams=(ALL_TEAMS, north)),
        replace(USUAL, teams=(ALL_TEAMS, south)),
        replace(USUAL, teams=(south,)),
        replace(USUAL, teams=("中国",)),
        replace(USUAL, teams=("日本",)),
    )
    whose = Reading(demo).whose
    found = [_name(whose, each) for each in tried]
    assert len(set(found)) == len(tried)
    assert found == [_name(whose, each) for each in tried]
    assert "_All_" in found[0] and "_exceptions_" in found[1] and "_exceptions_" in found[4]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", each) for each in found)
    assert _name(whose, replace(USUAL, themes=THEMES)) == found[0], "all themes are no choice"


def test_the_longest_name_keeps_what_tells_it_from_others(demo: Snapshot) -> None:
    whose = replace(Reading(demo).whose, standing_file_part="as-published-2026-11-24-8")
    options = replace(USUAL, teams=(ALL_TEAMS, "b"), exceptions_only=True, cover="words")
    name = _name(whose, options)
    assert len(name) <= LONGEST
    assert re.search(r"_exceptions_[0-9a-f]{6}_officer-edition_not-for-publication_invented", name)


def test_a_table_and_a_chart_name_their_measure_and_their_team() -> None:
    taken: set[str] = set()
    team = "Cared for Children North"
    assert (
        file_names.of_table(7, f"dental-checks {team}")
        == f"007_dental-checks-{team.replace(' ', '-')}.csv"
    )
    assert file_names.of_table(8, 'a/b\\c:d*e?f"g<h>i|j') == "008_a-b-c-d-e-f-g-h-i-j.csv"
    assert (
        file_names.of_chart(("dental-checks", "2026-27 Q2", team), taken)
        == "dental-checks_Cared-for-Children-North"
    )
    long = "x" * 60
    one, two = (("m", QUARTER.code, f"{long} {each}") for each in ("one", "two"))
    assert file_names.of_chart(one, taken) != file_names.of_chart(two, taken)
