"""The shape of the code: who may import whom, what a page may hold, how long a module may grow."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

from jinja2 import Environment

from tests import project
from ui.screens.html import environment

PAGE_LINES = 60
MODULE_LINES = 320
SETTINGS = tomllib.loads(project.text(Path("pyproject.toml")))["tool"]
LAYERS = {
    folder
    for contract in SETTINGS["importlinter"]["contracts"]
    if contract["type"] == "layers" and "containers" not in contract
    for layer in contract["layers"]
    for folder in layer.split(" | ")
}
ASIDE = {
    "demo": "makes the invented council's files; its own contract says what it may import",
    "tests": "reads everything; bench alone borrows its browser",
    "bench": "measures everything, is read by nothing",
}
PYTHON = project.files(".py")
PRODUCT = [path for path in PYTHON if path.parts[0] not in ("tests", "bench")]
PAGES = [path for path in PYTHON if path.parts[0] == "pages"]

SQL_WORDS = re.compile(
    r"\b(SELECT\s|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|VIEW)|ATTACH\s|SET\s)"
)
OWN_NAMES = {
    # file: what its SQL is put together from, each a name or a whole number of our own making,
    # never a value from a file, an address or a reader
    "store/build/build.py": {"table", "rule.name", "rule.sql", "texts"},
    "store/build/database.py": {"_quoted(target)", "folders", "STORAGE_VERSION"},
    "store/build/before_load.py": {"_COLUMNS", "table"},
    "store/build/inputs.py": {
        "table", "number", "view", "name", "column", "columns", "marks", "' UNION ALL BY NAME '.join(parts)",
    },
    "metrics/rules.py": {"'TABLE' if self.kept else 'VIEW'", "self.name", "self.sql", "steps", "columns"},
}  # fmt: skip


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(project.text(path), str(path))


def _imports(path: Path) -> set[str]:
    """Every module that a file imports, by its whole name."""
    found = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are whole names, from the top"
            found.add(node.module)
    return found


def _name(path: Path) -> str:
    return path.as_posix()


def test_imports_go_one_way() -> None:
    checked = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=project.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "0 broken" in checked.stdout


def test_every_folder_of_code_has_its_place() -> None:
    folders = {path.parts[0] for path in PYTHON if len(path.parts) > 1}
    assert folders == LAYERS | set(ASIDE)
    assert LAYERS | {"demo"} == set(SETTINGS["importlinter"]["root_packages"])


def test_only_the_application_lies_beside_the_folders() -> None:
    assert [_name(path) for path in PYTHON if len(path.parts) == 1] == ["dashboard.py"]


def test_the_application_is_screens_and_pictures_behind_headers_and_nothing_else() -> None:
    assert _imports(Path("dashboard.py")) == {
        "streamlit", "starlette.middleware", "ui.leaving.addresses", "ui.frame.compressed", "ui.frame.headers", "ui.frame.uploads",
    }  # fmt: skip


@project.per_file(PAGES)
def test_a_page_is_thin(path: Path) -> None:
    assert len(project.text(path).splitlines()) <= PAGE_LINES
    assert {name.split(".")[0] for name in _imports(path)} <= {
        "streamlit",
        "metrics",
        "reporting",
        "ui",
    }
    defined = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.ClassDef)]
    assert not defined, "a page asks for finished things; it makes none"


@project.per_file(PRODUCT)
def test_a_module_keeps_to_one_promise(path: Path) -> None:
    lines = len(project.text(path).splitlines())
    assert lines <= MODULE_LINES, f"{lines} lines usually hold two promises"


@project.per_file(PYTHON)
def test_a_module_opens_with_what_it_promises(path: Path) -> None:
    assert not project.text(path) or ast.get_docstring(_tree(path))


@project.per_file(PRODUCT)
def test_no_markup_of_a_readers_own_reaches_a_page(path: Path) -> None:
    named = {
        keyword.arg
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
    }
    assert not named & {"unsafe_allow_html", "unsafe_allow_javascript"}


def test_only_the_store_speaks_sql_to_a_database() -> None:
    speaking = {
        path.parts[0]
        for path in PRODUCT
        if {name.split(".")[0] for name in _imports(path)} & {"duckdb", "sqlite3", "psycopg"}
    }
    assert speaking == {"store"}


def test_no_page_nor_what_pages_share_holds_sql() -> None:
    holding = [
        f"{path}:{node.lineno}"
        for path in PRODUCT
        if path.parts[0] in ("pages", "ui", "exports", "charts")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and SQL_WORDS.search(node.value)
    ]
    assert not holding


@project.per_file(PRODUCT)
def test_sql_is_never_put_together_from_values(path: Path) -> None:
    put_in = {
        ast.unparse(part.value)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.JoinedStr) and _reads_as_sql(node)
        for part in node.values
        if isinstance(part, ast.FormattedValue)
    }
    assert put_in <= OWN_NAMES.get(_name(path), set())
    formatted = [
        node
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.BinOp | ast.Call) and _formats_sql(node)
    ]
    assert not formatted, "parameters are bound"


def _reads_as_sql(node: ast.JoinedStr) -> bool:
    fixed = [part.value for part in node.values if isinstance(part, ast.Constant)]
    return bool(SQL_WORDS.search(" ? ".join(map(str, fixed)))) or str(fixed[:1]).startswith(
        "['CREATE "
    )


def _formats_sql(node: ast.BinOp | ast.Call) -> bool:
    """`"SELECT ... %s" % value` or `"SELECT ... {}".format(value)`."""
    if isinstance(node, ast.BinOp):
        fixed = node.left if isinstance(node.op, ast.Mod) else None
    else:
        by_format = isinstance(node.func, ast.Attribute) and node.func.attr == "format"
        fixed = node.func.value if by_format else None
    return (
        isinstance(fixed, ast.Constant)
        and isinstance(fixed.value, str)
        and bool(SQL_WORDS.search(fixed.value))
    )


@project.per_file([path for path in PRODUCT if path.parts[0] in ("pages", "ui", "exports")])
def test_nobody_but_reporting_asks_a_snapshot(path: Path) -> None:
    asked = [
        f"line {node.lineno}"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in ("rows", "ask")
        and ast.unparse(node.value).rpartition(".")[2] == "snapshot"
    ]
    assert not asked


def test_templates_are_given_finished_values_and_no_words_or_rules() -> None:
    assert set(environment().globals) - set(Environment().globals) == {"link", "mark"}


def test_the_screens_listed_are_the_screens_there_are() -> None:
    assert set(project.screens()) == {path.stem for path in PAGES}
