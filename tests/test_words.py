"""The project's words: British spelling, nothing that ties it to one machine, and a glossary that is complete."""

import ast
import inspect
import io
import re
import tokenize
from enum import EnumType
from pathlib import Path

import pytest

from metrics import vocabulary
from metrics.figures import signals
from metrics.words import glossary
from reporting.staffing_tables import COLUMNS
from tests import project

GLOSSARY = Path("docs/glossary.md")
GIVEN = ("tests/known",)
"""Known answers from outside: kept byte for byte as they came."""

TEXT = [
    path
    for path in project.files(
        ".py", ".md", ".sql", ".toml", ".html", ".css", ".txt", ".sh", ".csv", "Makefile", "run"
    )
    if not path.as_posix().startswith(GIVEN)
]
ONE_MACHINE = re.compile(
    r"(?<![\w.])/(?:home|root|Users|opt|mnt)/"  # a folder of somebody's machine
    r"|(?<![\w.])/tmp\b"
    r"|https?://(?:pypi|files\.pythonhosted|[\w.]*artifactory)"
)
AMERICAN = re.compile(
    r"\b(colors?|colored|behaviors?|centers?|centered|organi(?:z|zation)\w*|recogniz\w+|analyz\w+"
    r"|favor\w*|gray|labeled|labeling|modeling|canceled|catalogs?|normaliz\w+|summariz\w+|judgment"
    r"|fulfill\b|artifacts?|minimiz\w+|maximiz\w+|prioritiz\w+|utiliz\w+|initializ\w+|serializ\w+"
    r"|licensed? under the|practicing|learned lessons|math)\b",
    re.IGNORECASE,
)
CODE_IN_PROSE = re.compile(r"`[^`]*`|```.*?```", re.DOTALL)


@project.per_file([*TEXT, Path(".ci/run")])
def test_nothing_ties_the_project_to_one_machine(path: Path) -> None:
    if path == Path("tests/test_words.py"):
        return
    assert not ONE_MACHINE.findall(project.text(path))


def _prose(path: Path) -> str:
    """What a person reads: all of a text, and of code its comments and docstrings."""
    text = project.text(path)
    if path.suffix == ".py":
        comments = [
            token.string
            for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type == tokenize.COMMENT
        ]
        strings = [
            node.value.value
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ]
        text = "\n".join(comments + strings)
    elif path.suffix == ".sql":
        text = "\n".join(re.findall(r"--.*", text))
    elif path.suffix == ".css":
        text = "\n".join(re.findall(r"/\*.*?\*/", text, re.DOTALL))
    elif path.suffix == ".html":
        text = re.sub(r"<[^>]*>|\{[%{#].*?[%}#]\}", " ", text, flags=re.DOTALL)
    return CODE_IN_PROSE.sub(" ", text)


@project.per_file(
    [
        path
        for path in TEXT
        if path.suffix in (".py", ".md", ".sql", ".toml", ".html", ".css", ".csv")
    ]
)
def test_the_spelling_is_british(path: Path) -> None:
    if path == Path("tests/test_words.py"):
        return
    assert not [match[0] for match in AMERICAN.finditer(_prose(path))]


def test_the_spelling_list_catches_what_it_should() -> None:
    assert AMERICAN.search("The behavior of the color gray")
    assert not AMERICAN.search("The behaviour of the colour grey; a catalogue, an organisation")


# --- the glossary


def _tables(column: int = 1) -> dict[str, dict[str, str]]:
    """Each table of the glossary by the heading above it: its codes with their labels, or meanings (2)."""
    found: dict[str, dict[str, str]] = {}
    heading = ""
    for line in project.text(GLOSSARY).splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ").strip()
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if line.startswith("| `"):
            assert len(cells) == 3 and cells[2], (
                f"{heading}: code, what members read, what it means"
            )
            found.setdefault(heading, {})[cells[0].strip("`")] = cells[column]
    return found


CODES = {
    each.__name__: each
    for module in (vocabulary, signals)
    for _, each in inspect.getmembers(module, inspect.isclass)
    if isinstance(each, EnumType) and each.__module__ == module.__name__
}
OTHER_CODES = {
    "BreakdownType": vocabulary.BREAKDOWN_TYPES,
    "StaffingPart": vocabulary.STAFFING_PARTS,
}
LABELS = {
    "Polarity": vocabulary.POLARITY_LABELS,
    "Basis": vocabulary.BASIS_LABELS,
    "Rating": vocabulary.RATING_LABELS,
    "Movement": vocabulary.MOVEMENT_LABELS,
    "Judgement": vocabulary.JUDGEMENT_LABELS,
    "Missing": vocabulary.MISSING_LABELS,
    "Status": vocabulary.STATUS_LABELS,
    "Comparator": vocabulary.COMPARATOR_LABELS,
    "Signal": signals.SIGNAL_LABELS,
    "Assurance": signals.ASSURANCE_LABELS,
}


def _heading(name: str) -> str:
    """`TeamChange` as the glossary's heading has it: `Team change`."""
    words = re.sub(r"(?<!^)([A-Z])", r" \1", name)
    return words[0] + words[1:].lower()


@pytest.mark.parametrize("name", [*CODES, *OTHER_CODES])
def test_the_glossary_explains_every_code_and_no_other(name: str) -> None:
    codes = [str(code) for code in (CODES.get(name) or OTHER_CODES[name])]
    assert list(_tables()[_heading(name)]) == codes


def test_the_glossary_has_no_table_of_codes_that_are_not() -> None:
    assert set(_tables()) == {_heading(name) for name in (*CODES, *OTHER_CODES)}


@pytest.mark.parametrize("name", LABELS)
def test_the_glossary_has_the_words_that_members_read(name: str) -> None:
    shown = _tables()[_heading(name)]
    assert shown == {str(code): label for code, label in LABELS[name].items()}


MEANINGS = {
    "Rating": glossary.ratings(),
    "Movement": glossary.movements(),
    "Judgement": glossary.judgements(),
    "Missing": glossary.missing(),
    "Status": glossary.statuses(),
}


@pytest.mark.parametrize("name", MEANINGS)
def test_the_glossary_means_what_the_definitions_screen_says(name: str) -> None:
    ends = {"Missing": "In files: {}.", "Status": "Marked {}."}
    told = []
    for term in MEANINGS[name]:
        marks = [f"`{each}`" if name == "Missing" else each for each in term.codes]
        end = f" {ends[name].format(', '.join(marks))}" if marks else ""
        told.append(term.means + end)
    assert list(_tables(2)[name].values()) == told


def test_the_glossary_names_posts_as_the_staffing_screen_does() -> None:
    shown = _tables()["Staffing part"]
    assert {code: shown[code] for code in COLUMNS} == COLUMNS


def test_every_code_that_members_meet_has_a_label() -> None:
    assert LABELS.keys() == {
        name
        for name in CODES
        for module in (vocabulary, signals)
        if hasattr(module, f"{_heading(name).upper().replace(' ', '_')}_LABELS")
    }
    for name, labels in LABELS.items():
        assert set(labels) == set(CODES[name])


@pytest.mark.parametrize("symbol", vocabulary.MISSING_SYMBOLS)
def test_the_glossary_lists_every_symbol_of_published_tables(symbol: str) -> None:
    assert f"`{symbol}`" in project.text(GLOSSARY)
