"""Published tables are data: what is declared is read, and anything that is not plain is refused in words."""

from datetime import date

import pytest

from metrics.catalogue.published_tables import TABLES, PublishedTableError, read

PLAIN = """
[[table]]
name = "moves"
title = "Moves"
headings = ["moves_made", "children_count"]
released = { month = 11, day = 20, years_after = 1 }
"""


def test_a_table_is_what_its_declaration_says() -> None:
    (made,) = read(
        {"one.toml": PLAIN + 'parts = { named = "moves_made", counted = "children_count" }'}
    )
    assert (made.kind, made.family, made.part, made.count) == (
        "dfe-moves", "moves", "moves_made", "children_count",
    )  # fmt: skip
    assert made.released(2025) == date(2026, 11, 20)
    assert not made.staffing


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "keys: found []"),
        ("[[table]]\nname = 'x'", "x: keys"),
        (PLAIN + 'colour = "red"', "moves: keys"),
        (PLAIN + 'parts = { named = "elsewhere", counted = "children_count" }', "'elsewhere'"),
        (PLAIN + 'told_by = { column = "moves_made" }', "moves: keys"),
        (PLAIN + 'told_by = { column = "moves_made", text = "x" }', "0 tables without told_by"),
        (PLAIN + PLAIN, "allowed: a name once"),
        (PLAIN + PLAIN.replace("moves\"\nt", 'others"\nfamily = "moves"\nt'), "2 tables"),
        (PLAIN + '[table.staffing]\nin_post_fte = "moves_made"', "moves: keys"),
        ("not toml", "one.toml: "),
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(PublishedTableError) as refusal:
        read({"one.toml": text})
    assert said in str(refusal.value)
    assert "one.toml" in str(refusal.value) or "without told_by" in str(refusal.value)


def test_every_table_that_is_declared_has_a_title_and_a_day() -> None:
    assert len({each.title for each in TABLES.values()}) == len(TABLES)
    assert all(each.released(2025).year >= 2025 for each in TABLES.values())
