"""Files that must not be taken in, or of which nothing but the cells read may be kept: made by chance from a seed.

Each is of a kind that version 0.1 took in: `made` gives its name, its bytes, and the text that must be nowhere
in the store afterwards.
"""

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from openpyxl import Workbook

HEADINGS = ("measure_id", "team", "period", "numerator", "denominator", "value", "commentary")
_SHEET = "xl/worksheets/sheet1.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True)
class Known:
    """What a store knows, so that a file is wrong in one way alone."""

    measure: str
    team: str
    period: str


@dataclass(frozen=True)
class Hostile:
    """One file. With `must_be_refused` nothing of it may be loaded; else `secret` may be kept nowhere."""

    kind: str
    name: str
    data: bytes
    must_be_refused: bool
    secret: str = ""


def many(seed: int, count: int, known: Known) -> list[Hostile]:
    """So many files, each kind in turn, the rest by chance."""
    chance = random.Random(seed)
    kinds = list(KINDS.items())
    found = []
    for number in range(count):
        kind, make = kinds[number % len(kinds)]
        found.append(make(chance, known, f"{kind} {number}"))
    return found


def _rows(known: Known) -> list[list[object]]:
    return [[known.measure, known.team, known.period, 29, 31, None, "ok"]]


def _book(rows: list[list[object]], headings: tuple[str, ...] = HEADINGS) -> bytes:
    book = Workbook()
    for row in (headings, *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def _csv(*rows: tuple[str, ...]) -> bytes:
    return "\r\n".join(",".join(row) for row in rows).encode() + b"\r\n"


def _secret(chance: random.Random) -> str:
    """Words that tell of a child and that no rule of ours would know by their form."""
    name = "".join(chance.choices("bcdfghklmnprstvz", k=9)).capitalize()
    return f"{name} lives with her aunt at number {chance.randrange(1, 99)}"


_BESIDE: Mapping[str, Callable[[str], str]] = {
    "xl/comments1.xml": lambda said: f'<comments xmlns="{_NAMESPACE}"><t>{said}</t></comments>',
    "xl/threadedComments/threadedComment1.xml": lambda said: f"<ThreadedComments><text>{said}</text></ThreadedComments>",
    "xl/drawings/drawing1.xml": lambda said: f'<wsDr><t>{said}</t></wsDr>',
    "xl/media/image1.png": lambda said: f"\x89PNG {said}",
    "xl/charts/chart1.xml": lambda said: f"<chartSpace><t>{said}</t></chartSpace>",
    "customXml/item1.xml": lambda said: f"<a>{said}</a>",
    "docProps/custom.xml": lambda said: f"<Properties><t>{said}</t></Properties>",
    "xl/pivotCache/pivotCacheRecords1.xml": lambda said: f'<pivotCacheRecords><s v="{said}"/></pivotCacheRecords>',
    "xl/pivotCache/pivotCacheDefinition1.xml": lambda said: f'<pivotCacheDefinition><s v="{said}"/></pivotCacheDefinition>',
    "xl/model/item.data": lambda said: said,
    "xl/revisions/revisionLog1.xml": lambda said: f"<revisions><t>{said}</t></revisions>",
    "xl/slicerCaches/slicerCache1.xml": lambda said: f"<slicerCacheDefinition><t>{said}</t></slicerCacheDefinition>",
    "xl/notes.txt": lambda said: said,
    "children.xml": lambda said: f"<a>{said}</a>",
}  # fmt: skip

_WITHIN: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "header": lambda said: (
        "</worksheet>", f"<headerFooter><oddHeader>{said}</oddHeader></headerFooter></worksheet>"
    ),
    "list of what may stand in a cell": lambda said: (
        "</worksheet>",
        f'<dataValidations count="1"><dataValidation type="list" sqref="A9"><formula1>"{said}"</formula1>'
        "</dataValidation></dataValidations></worksheet>",
    ),
    "a cell beside the figures": lambda said: (
        "</row></sheetData>", f'<c r="K2" t="inlineStr"><is><t>{said}</t></is></c></row></sheetData>',
    ),
}  # fmt: skip


def _beside_the_cells(chance: random.Random, known: Known, name: str) -> Hostile:
    secret = _secret(chance)
    parts = _parts(_book(_rows(known)))
    where = chance.choice([*_BESIDE, *_WITHIN, "sheet", "title"])
    if where in _BESIDE:
        parts[where] = _BESIDE[where](secret).encode()
    elif where in _WITHIN:
        old, new = _WITHIN[where](secret)
        parts[_SHEET] = parts[_SHEET].replace(old.encode(), new.encode(), 1)
        assert secret.encode() in parts[_SHEET]
    else:
        book = Workbook()
        for row in (HEADINGS, *_rows(known)):
            book.active.append(row)
        if where == "sheet":
            book.create_sheet("Notes").append([secret])
        else:
            book.properties.title = secret
        out = io.BytesIO()
        book.save(out)
        return Hostile("beside the cells", f"{name}.xlsx", out.getvalue(), False, secret)
    return Hostile("beside the cells", f"{name}.xlsx", _zipped(parts), False, secret)


def _told_of(chance: random.Random, known: Known, name: str) -> Hostile:
    """A text in a cell that tells of one child by a number or a day that is nobody else's."""
    day = f"{chance.randrange(1, 28)}/{chance.randrange(1, 12)}/{chance.randrange(2008, 2020)}"
    said = chance.choice([
        f"DOB {day}", f"date of birth: {day}", f"born on {day}", f"D.O.B. {day}",
        f"NHS {_nhs(chance)}", f"nhs no. {_nhs(chance).replace(' ', '')}",
        f"dob 12-Mar-20{chance.randrange(10, 20)}", f"born on the 3rd of May 20{chance.randrange(10, 20)}",
        f"date_of_birth {day}", f"D\u200bOB {day}", f"DOB is {day.replace('/', ' / ')}",
        _nhs(chance).replace(" ", "."), _nhs(chance).replace(" ", "\u2013"), _nhs(chance).replace(" ", ""),
        f"ab{chance.randrange(10**5, 10**6)}c",
    ])  # fmt: skip
    row = (known.measure, known.team, known.period, "29", "31", "", f"a girl {said} went missing")
    if chance.random() < 0.5:
        return Hostile("told of", f"{name}.csv", _csv(HEADINGS, row), True, said)
    return Hostile("told of", f"{name}.xlsx", _book([list(row)]), True, said)


def _nhs(chance: random.Random) -> str:
    while True:
        nine = [chance.randrange(10) for _ in range(9)]
        check = 11 - sum(digit * (10 - place) for place, digit in enumerate(nine)) % 11
        if check != 10:
            digits = "".join(map(str, [*nine, check % 11]))
            return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


_ELSEWHERE = (
    'WEBSERVICE("h"&"ttp")', "[1]Sheet1!A1", "'C:\\x\\[b.xlsx]S'!A1", "cmd|'/C calc'!A0", "CUBEVALUE(\"c\",\"m\")",
    'SQL.REQUEST("d")', "RTD(\"p\",,\"t\")", "book.xlsx!total", "IF(1,CALL(\"a\",\"b\"),2)", "'\\\\server\\x'!A1",
    'FILTERXML("a","b")', 'IMPORTXML("a","b")', "SUM([2]!x)", "MAP(A9,_xleta.WEBSERVICE)", "LET(f,WEBSERVICE,f(A9))",
    "book.csv!x", "book.xlam!f(1)", 'INDIRECT(CHAR(91)&"b.xlsx]S!A1")', 'REGISTER . ID("a")', "GET.WORKBOOK(1)", "AI(A1)",
)  # fmt: skip


def _formula(chance: random.Random, known: Known, name: str) -> Hostile:
    """A formula that asks somebody else, spelled so that a search of bytes would not find it."""
    formula = chance.choice(_ELSEWHERE)
    spelled = chance.choice([
        escape(formula),
        "".join(f"&#{ord(letter)};" if chance.random() < 0.3 else escape(letter) for letter in formula),
        "".join(f"&#x{ord(letter):X};" for letter in formula),
        f"<![CDATA[{formula}]]>",
        escape(formula[:3]) + "<!-- -->" + escape(formula[3:]),
        escape(formula[:2]) + "<?x y?>" + escape(formula[2:]),
    ])  # fmt: skip
    parts = _parts(_book(_rows(known)))
    where = chance.choice(["cell", "cell", "name", "condition"])
    if where == "name":
        new = f'<definedNames><definedName name="x">{spelled}</definedName></definedNames>'
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
            b"<definedNames/>", new.encode()
        )
        assert new.encode() in parts["xl/workbook.xml"]
    elif where == "condition":
        new = (
            '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1">'
            f"<formula>{spelled}</formula></cfRule></conditionalFormatting>"
        )
        parts[_SHEET] = parts[_SHEET].replace(b"</sheetData>", b"</sheetData>" + new.encode())
    else:
        parts[_SHEET] = parts[_SHEET].replace(
            b"<v>29</v>", f"<f>{spelled}</f><v>29</v>".encode(), 1
        )
        if chance.random() < 0.3:
            text = parts[_SHEET].decode()
            parts[_SHEET] = ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")
    return Hostile("formula", f"{name}.xlsx", _zipped(parts), True)


_TWINS = {
    "a": "\u0430",
    "e": "\u0435",
    "o": "\u043e",
    "i": "\u0131",
    "c": "\u0441",
    "l": "1",
    "m": "rn",
    " ": "\u00a0",
    "d": "cl",
}
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u2064\u180e\u3164\u2800\u202e\u2066\ufe0f"


def _lookalike(chance: random.Random, known: Known, name: str) -> Hostile:
    """A list of teams in which one cannot be told from another, or not be seen."""
    plain = chance.choice(["Cared for Children", "Disabled Children", "All teams", "Leaving Care"])
    place = chance.randrange(1, len(plain))
    odd = chance.choice([
        plain[:place] + chance.choice(_UNSEEN) + plain[place:],
        _swapped(chance, plain),
        chance.choice(_UNSEEN) * 2,
        "A" + chance.choice(["11", "Il", "l1", "\u0406\u0406"]),
        "\uff21" + plain[1:],
    ])  # fmt: skip
    rows = [(each, "2020-21 Q1", "", "", "") for each in (plain.replace("All teams", "North"), odd)]
    return Hostile(
        "lookalike",
        f"{name}.csv",
        _csv(("team", "start", "finish", "change", "becomes"), *rows),
        True,
    )


def _swapped(chance: random.Random, plain: str) -> str:
    places = [place for place, letter in enumerate(plain) if letter in _TWINS]
    place = chance.choice(places)
    return plain[:place] + _TWINS[plain[place]] + plain[place + 1 :]


def _letter(chance: random.Random, known: Known, name: str) -> Hostile:
    code = chance.choice([*range(1, 9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF])
    cells = [known.measure, known.team, known.period, "29", "31", "", "all is well"]
    place = chance.randrange(len(cells))
    cells[place] = (cells[place] or "x") + chr(code)
    return Hostile("letter", f"{name}.csv", _csv(HEADINGS, tuple(cells)), True)


_NUMBERS = (
    "1_000", "\uff11\uff12", "\u0661\u0662", "1e-400", "1e999", "0x1F", "1,5", "12 3", "\u0967", "1__2", "infinity",
    "nan", "1.2.3", "--5", "\u00bd", "5\u00b2",
)  # fmt: skip


def _number(chance: random.Random, known: Known, name: str) -> Hostile:
    """A number spelled as no spreadsheet program spells one."""
    written = chance.choice(_NUMBERS)
    if chance.random() < 0.4:
        cells = (known.measure, known.team, known.period, f'"{written}"', "31", "", "")
        return Hostile("number", f"{name}.csv", _csv(HEADINGS, cells), True)
    parts = _parts(_book(_rows(known)))
    parts[_SHEET] = parts[_SHEET].replace(b"<v>29</v>", f"<v>{written}</v>".encode(), 1)
    return Hostile("number", f"{name}.xlsx", _zipped(parts), True)


def _row(chance: random.Random, known: Known, name: str) -> Hostile:
    """Rows and cells that the reading library would pass over, or that nobody sees."""
    parts = _parts(
        _book([*_rows(known), [known.measure, known.team, "2025-26 Q4", 1, 31, None, "x"]])
    )
    old, new = chance.choice([
        ('<row r="3"', '<row r="2"'),
        ('<row r="3"', '<row r="1"'),
        ('r="D3"', 'r="D2"'),
        ('r="E3"', 'r="D3"'),
        ('r="E3"', 'r="A3"'),
        ('<row r="3"', '<row r="3" hidden="1"'),
        ('<row r="3"', '<row r="3" hidden="true"'),
        ('<row r="3"', '<row r="3" ht="0" customHeight="1"'),
        ("<sheetData>", '<cols><col min="4" max="5" width="9" hidden="1"/></cols><sheetData>'),
        ("<sheetData>", '<cols><col min="7" max="7" width="0" customWidth="1"/></cols><sheetData>'),
        ("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'),
        ("</sheetData>", "</sheetData><mergeCells count='1'><mergeCell ref='A&#50;:A3'/></mergeCells>"),
        ("<v>29</v>", "<f>D9+1</f>"),
        ("<v>29</v>", "<f>D9+1</f><v></v>"),
        ("<v>29</v>", "<v>2</v><v>9</v>"),
        ("<v>29</v>", "<v>2<x>5</x>9</v>"),
        ('<row r="3"', '<row r="3" hidden=" TRUE "'),
        ('<row r="3"', '<row r="3" ht="0.01" customHeight="1"'),
        ("<sheetData>", '<cols><col min="4" max="5" width="1e-3" customWidth="1"/></cols><sheetData>'),
        ("<sheetFormatPr ", '<sheetFormatPr defaultColWidth="0" '),
        ("</sheetData>", '</sheetData><extLst><ext><row r="9"><c r="A9"><v>1</v></c></row></ext></extLst>'),
        ("</sheetData>", '</sheetData><sheetData><row r="9"/></sheetData>'),
        ("<sheetData>", '<sheetData><z:row xmlns:z="http://purl.oclc.org/ooxml/spreadsheetml/main" r="1"/>'),
        ("<v>29</v>", '<is><t>2</t></is><is><t>9</t></is>'),
        ('t="n"><v>29</v>', 't="s"><v>-1</v>'),
        ('t="n"><v>29</v>', 't="n" s="-1"><v>29</v>'),
        (_NAMESPACE, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    ])  # fmt: skip
    text = parts[_SHEET].decode()
    assert old in text
    parts[_SHEET] = text.replace(old, new, 1).encode()
    return Hostile("row", f"{name}.xlsx", _zipped(parts), True)


def _part(chance: random.Random, known: Known, name: str) -> Hostile:
    """Macros, links and twins under names of their own."""
    parts = _parts(_book(_rows(known)))
    sort = chance.choice(
        [
            "macro",
            "connections",
            "twin",
            "mashup",
            "link",
            "unknown",
            "control",
            "table",
            "window",
            "outside",
            "folder",
        ]
    )
    where = f"xl/{''.join(chance.choices('abcdefgh', k=6))}.xml"
    if sort == "macro":
        before = chance.choice(["", "<!-- <worksheet> -->", "<?a <worksheet> ?>", " " * 5_000])
        made = f'{before}<x:macrosheet xmlns:x="a"/>'.encode()
        parts[chance.choice([where, "xl/worksheets/sheet9.xml"])] = made
    elif sort == "connections":
        parts[chance.choice([where, "customXml/item3.xml"])] = b"<connections/>"
    elif sort == "twin":
        twins = [
            "XL/workbook.xml",
            "xl/worksheets/SHEET1.xml",
            "xl/worksheets/\uff53heet1.xml",
            "xl/worksheets/sheet%31.xml",
        ]
        parts[chance.choice(twins)] = parts[_SHEET]
    elif sort == "table":
        parts["xl/tables/table1.xml"] = (
            f'<table xmlns="{_NAMESPACE}" tableType="queryTable"/>'.encode()
        )
    elif sort == "window":
        seen, unseen = b'visibility="visible"', b'visibility="veryHidden"'
        assert seen in parts["xl/workbook.xml"]
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(seen, unseen)
    elif sort == "outside":
        new = b"<externalReferences><externalReference/></externalReferences><definedNames"
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<definedNames", new)
    elif sort == "folder":
        parts["xl/media/"] = b"text in a folder"
    elif sort == "mashup":
        parts["customXml/item1.xml"] = chance.choice([
            b'<?xml version="1.0"?><DataMashup>UEsD</DataMashup>', b"<!-- <a> --><DataMashup/>", b"<a><DataMashup/></a>",
        ])  # fmt: skip
    elif sort == "link":
        kind = chance.choice(["&#69;xternal", "Externa&#x6C;", "External"])
        target = chance.choice(["file:///c:/x", "file:///c:/x&gt;.xlsx", "file:///c:/x>.xlsx"])
        name_of = chance.choice(["r1", "relationships/hyperlink"])
        prefix = chance.choice(["", "a.b:", "a-b:"])
        space = f'xmlns{":" if prefix else ""}{prefix[:-1]}="r"'
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
            f'<{prefix}Relationships {space}><{prefix}Relationship Id="{name_of}" Type="http://x/attachedTemplate" '
            f'Target="{target}" TargetMode="{kind}"/></{prefix}Relationships>'
        ).encode()
    elif sort == "unknown":
        parts[where] = b"<a>text</a>"
    else:
        parts["xl/media/a\x01b.png"] = b"x"
    return Hostile("part", f"{name}.xlsx", _zipped(parts), True)


_FORMATS = ('[<40]"c";0', '"9"', '"12.3"', ";;;", "0,", "0%%", '0" of 9"', '[=29]"z";0')


def _shown(chance: random.Random, known: Known, name: str) -> Hostile:
    """A figure that its cell shows as another, as words or not at all."""
    book = Workbook()
    for row in (HEADINGS, *_rows(known)):
        book.active.append(row)
    book.active["D2"].number_format = chance.choice(_FORMATS)
    out = io.BytesIO()
    book.save(out)
    return Hostile("shown", f"{name}.xlsx", out.getvalue(), True)


def _unread(chance: random.Random, known: Known, name: str) -> Hostile:
    """Words in cells of which nothing is made: a council's own name of a measure, a heading between rows."""
    secret = _secret(chance)
    if chance.random() < 0.5:
        headings = ("measure_id", "measure_name", *HEADINGS[1:])
        row = _rows(known)[0]
        return Hostile(
            "unread", f"{name}.xlsx", _book([[row[0], secret, *row[1:]]], headings), False, secret
        )
    rows = [[secret, "", ""], [known.measure, known.team, "29 of 31"]]
    return Hostile(
        "unread", f"{name}.xlsx", _book(rows, ("Ref", "Team", known.period)), False, secret
    )


KINDS: Mapping[str, Callable[[random.Random, Known, str], Hostile]] = {
    "beside": _beside_the_cells,
    "told of": _told_of,
    "formula": _formula,
    "lookalike": _lookalike,
    "letter": _letter,
    "number": _number,
    "row": _row,
    "part": _part,
    "shown": _shown,
    "unread": _unread,
}
