"""The pages' colours have one home: the style sheet names them, the theme holds them."""

import re
import tomllib
from pathlib import Path

from charts import theme
from tests import project

CSS = project.text(Path("ui/frame/style.css"))


def test_the_style_sheet_holds_no_colour_of_its_own() -> None:
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", CSS)


def test_every_variable_is_written_and_every_one_written_is_used() -> None:
    named = set(re.findall(r"var\(--([a-z-]+)\)", CSS)) | {"n"}
    own = {
        "n": "screens/sparklines.py",
        "before-": "screens/templates/scorecard.html",
        "column-": "screens/templates/staffing_table.html",
    }
    assert named - own.keys() == set(theme.style_variables())
    for name, file in own.items():
        assert f"var(--{name}" in CSS
        assert f"--{name}" in project.text(Path("ui") / file)


def test_streamlits_own_elements_have_the_same_colours() -> None:
    settings = tomllib.loads(project.text(Path(".streamlit/config.toml")))["theme"]
    pairs = {
        "textColor": "ink", "backgroundColor": "paper", "secondaryBackgroundColor": "faint",
        "linkColor": "link", "grayTextColor": "quiet", "borderColor": "line",
    }  # fmt: skip
    assert {name: settings[name].upper() for name in pairs} == {
        name: theme.SCREEN[own] for name, own in pairs.items()
    }
