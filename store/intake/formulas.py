"""Formulas that ask another file, an address or a program: never followed, and never believed."""

import re

_LITERAL = re.compile(r'"[^"]*"')
_ASKING = (
    r"WEBSERVICE|FILTERXML|RTD|CALL|REGISTER\.ID|IMAGE|STOCKHISTORY|FIELDVALUE|CUBE[A-Z]+|SQL\.REQUEST|IMPORT[A-Z]+"
    r"|GOOGLEFINANCE|TRANSLATE|DETECTLANGUAGE|COPILOT|PY|AI|GEMINI|LABS\.[A-Z.]+"
)
"""Functions of a sheet that ask, which others may also be given by their bare name."""
_ACTING = (
    r"EXEC|EXECUTE|EVALUATE|REGISTER|UNREGISTER|DDE|SQL\.OPEN|INITIATE|REQUEST|POKE|TERMINATE|RUN|OPEN|FOPEN|FREAD|FREADLN"
    r"|FWRITE|FWRITELN|DIRECTORY|FILES|GET\.[A-Z]+|APPLICATION\.[A-Z]+|SEND\.[A-Z]+"
)
"""Functions of the old macro language."""
_GIVEN = _ASKING.replace("|PY|AI", "").replace("|CALL", "").replace("|IMAGE", "")
"""Of them those that nobody would call a range of their own."""
_CALLED = re.compile(
    rf"(?<![\w.])(?:_xl[a-z]+\.)*(?:{_ASKING}|{_ACTING})\s*\("
    rf"|(?<![\w.])_xleta\.(?:{_ASKING})(?![\w.])|(?<=[(,])\s*(?:{_GIVEN})\s*(?=[,)])",
    re.IGNORECASE,
)
_OTHER_FILE = re.compile(
    r"\.(?:xl[a-z]{1,2}|csv|tsv|txt|ods|fods|mdb|accdb|db[fq]?|html?|xml|json)\b'?\s*[!\]]",
    re.IGNORECASE,
)
_BOOK_IN_NAME = re.compile(r"'(?:[^']|'')*\[[^\]]+\](?:[^']|'')*'\s*!")
_BOOK = re.compile(r"\[(?!0\])[^\[\]]+\][\w. ]*!")
"""A workbook in brackets before a sheet; [0] is this one, and a table's column has no sheet right after it."""
_PATH = re.compile(r"://|\\")
_SPACED_DOT = re.compile(r"\s*\.\s*")
_QUOTED_NAME = re.compile(r"'(?:[^']|'')*'")
_INDIRECT = re.compile(r"(?<![\w.])INDIRECT\s*\(", re.IGNORECASE)
_CHARACTER = re.compile(r"(?<![\w.])(?:UNI)?CHAR\s*\(", re.IGNORECASE)


def asks_elsewhere(formula: str) -> bool:
    """Whether a formula asks another file, an address or a program."""
    # What stands in quotation marks calls nothing, and may hold any letter.
    texts = _LITERAL.findall(_QUOTED_NAME.sub("''", formula))
    named = _LITERAL.sub('""', formula)
    bare = _SPACED_DOT.sub(".", _LITERAL.sub('""', _QUOTED_NAME.sub("''", formula)))
    return bool(
        _OTHER_FILE.search(formula)
        or _BOOK_IN_NAME.search(formula)
        or _BOOK.search(bare)
        or _PATH.search(named)
        or _CALLED.search(bare)
        or "|" in bare
        or (_INDIRECT.search(bare) and _is_built(bare, texts))
    )


def _is_built(bare: str, texts: list[str]) -> bool:
    """Whether a reference that is put together out of texts may be one to another file."""
    letters = bool(_CHARACTER.search(bare))
    return any("!" in text and "[" in text for text in texts) or (
        letters and any("]" in text for text in texts)
    )
