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
_CALLED = re.compile(
    rf"(?<![\w.])(?:_xl[a-z]+\.)*(?:{_ASKING}|{_ACTING})\s*\("
    rf"|(?<![\w.])_xleta\.(?:{_ASKING})(?![\w.])|(?<=[(,])\s*(?:{_ASKING})\s*(?=[,)])",
    re.IGNORECASE,
)
_FROM_ELSEWHERE = re.compile(
    r"\[[^\]]+\][^!\[\]]*!|\.(?:xl[a-z]{1,2}|csv|tsv|txt|ods|fods|mdb|accdb|db[fq]?|html?|xml|json)\b'?\s*[!\]]|://|\\",
    re.IGNORECASE,
)

_SPACED_DOT = re.compile(r"\s*\.\s*")
_QUOTED_NAME = re.compile(r"'(?:[^']|'')*'")
_INDIRECT = re.compile(r"(?<![\w.])INDIRECT\s*\(", re.IGNORECASE)
_BUILT = re.compile(r"(?<![\w.])(?:UNI)?CHAR\s*\(|\[", re.IGNORECASE)
"""A reference put together out of letters may be one to another file, whatever it says."""


def asks_elsewhere(formula: str) -> bool:
    """Whether a formula asks another file, an address or a program."""
    # What stands in quotation marks calls nothing, and may hold any letter.
    bare = _SPACED_DOT.sub(".", _LITERAL.sub('""', _QUOTED_NAME.sub("''", formula)))
    return bool(
        _FROM_ELSEWHERE.search(formula)
        or _CALLED.search(bare)
        or "|" in bare
        or (_INDIRECT.search(bare) and _BUILT.search(formula))
    )
