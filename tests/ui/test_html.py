"""Text that Streamlit or a style sheet would act on is shown as it stands."""

import re

import pytest

from ui.screens.html import plain, quoted

UNGUARDED = re.compile(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#.!|~:$^&]")


@pytest.mark.parametrize(
    "text",
    [
        "[Sign in](https://evil.example)", "www.evil.example", "**bold**", "`code`", "<b>bold</b>",
        "# heading", "![x](http://127.0.0.1/p.png)", "$x$ :red[y] ~z~", "a\\*b", "a\\\\b & c",
        "Care leavers 19-21 in suitable homes",
    ],
)  # fmt: skip
def test_every_letter_that_could_act_is_guarded_and_none_is_lost(text: str) -> None:
    assert UNGUARDED.search(plain(text)) is None
    assert re.sub(r"\\(.)", r"\1", plain(text)) == text


def test_a_text_stays_on_one_line() -> None:
    assert plain("one\n\n- two") == "one - two"


def test_a_heading_in_a_style_ends_neither_its_quotes_nor_its_line() -> None:
    assert quoted("Posts filled") == "'Posts filled'"
    assert quoted("Children's \\ posts; } \n\"x") == (
        r"'Children\27 s \5c  posts\3b  \7d  \a \22 x'"
    )
