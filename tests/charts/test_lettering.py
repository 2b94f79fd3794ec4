"""Widths are the font's own, and wrapping keeps every letter."""

from importlib.resources import files

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from hypothesis import given
from hypothesis import strategies as st

from charts import lettering


@pytest.mark.parametrize(("weight", "bold"), [(400, False), (600, True)])
def test_widths_are_those_of_the_font(weight, bold):
    font = TTFont(str(files("fontpkg_source_sans_3") / "files" / "SourceSans3[wght].ttf"))
    cutter = Subsetter(Options(layout_features=[]))
    cutter.populate(unicodes=range(32, 127))
    cutter.subset(font)
    static = instancer.instantiateVariableFont(font, {"wght": weight})
    names, advances = static.getBestCmap(), static["hmtx"]
    per_em = static["head"].unitsPerEm
    for code in range(32, 127):
        expected = advances[names[code]][0] / per_em * 100
        assert lettering.width(chr(code), 100, bold) == pytest.approx(expected, abs=0.11)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80))
def test_wrapping_loses_no_letter_and_keeps_the_room(text):
    lines = lettering.wrap(text, 120, 13)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(lettering.width(line, 13) <= 120 for line in lines)


def test_long_team_names_break_between_words():
    assert lettering.wrap("Children with Disabilities and Transitions", 150, 13) == [
        "Children with Disabilities", "and Transitions",
    ]  # fmt: skip
