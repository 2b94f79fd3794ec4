"""What a file is before anything of it is parsed: text, a workbook that is safe to open, or a refusal."""

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from enum import StrEnum
from io import BytesIO
from urllib.parse import unquote

from store.intake import part_xml
from store.intake.faults import Faults, Refused
from store.intake.part_xml import OddXmlError
from store.intake.workbook_parts import Parts

MAX_BYTES = 20_000_000
MAX_INFLATED = 60_000_000
MAX_PARTS = 1_000
MAX_PATH = 200

_TEXT_NAMES = (".csv", ".tsv", ".txt")
_WORKBOOK_NAMES = (".xlsx",)
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (_OLE, "an old Office file"),
    (b"PK\x05\x06", "an empty zip"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
)
_MARKUP = ("<html", "<!doctype", "<table", "<?xml", "<head", "<body", "<script", "<meta")
_ALLOWED_TYPE = "text in columns in a file whose name ends in .csv, or a workbook saved as .xlsx"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = re.compile(r"vbaProject|vbaData|macrosheets|\.bin$", re.IGNORECASE)
_HARMLESS = re.compile(r"printerSettings/[^/]*\.bin$|xl/customProperty[0-9]*\.bin$", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"externalLinks|connections\.xml|queryTables|activeX|embeddings", re.IGNORECASE
)
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LINK_ON_A_CELL = "/relationships/hyperlink"
_MACRO_TYPE = re.compile(r"macroEnabled|vbaProject|macrosheet", re.IGNORECASE)
_LINK = "a link to another file or address"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError,
)  # fmt: skip
"""What unpacking raises where a part is cut short, packed in an unknown way or not what the list says."""


class Container(StrEnum):
    """What can be read."""

    TEXT = "text"
    WORKBOOK = "workbook"


def check(data: bytes, faults: Faults) -> Container:
    """What a file's bytes are, whatever its name says, where both agree. Raises Refused.

    Of a workbook nothing is parsed: its parts are counted, measured and inflated within limits, and
    one that holds a macro, an entity, a link to elsewhere or a locked part is refused.
    """
    if not data:
        raise faults.refuse(None, None, "empty", "0 bytes", "headings and at least one row")
    refuse_large(len(data), faults)
    if data.startswith(_ZIP):
        _check_workbook(data, faults)
        return Container.WORKBOOK
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise faults.refuse(
            None, None, "encrypted", "a workbook locked with a password", "an open one"
        )
    for magic, words in _MAGIC:
        if data.startswith(magic):
            raise faults.refuse(None, None, "file_type", words, _ALLOWED_TYPE)
    start = (
        data[:200]
        .replace(b"\0", b"")
        .decode("latin-1")
        .lstrip("\u00ef\u00bb\u00bf\u00ff\u00fe \t\r\n")
    )
    if start.casefold().startswith(_MARKUP):
        raise faults.refuse(None, None, "file_type", "a web page or XML", _ALLOWED_TYPE)
    if not faults.file.casefold().endswith(_TEXT_NAMES):
        found = f"text in a file named {faults.file}"
        raise faults.refuse(None, None, "file_type", found, _ALLOWED_TYPE)
    return Container.TEXT


def refuse_large(size: int, faults: Faults) -> None:
    """Raises Refused where a file of this many bytes is more than one load may be: before it is read."""
    if size > MAX_BYTES:
        found, allowed = f"{size:,} bytes", f"{MAX_BYTES:,} bytes a file"
        raise faults.refuse(None, None, "too_large", found, allowed)


def _check_workbook(data: bytes, faults: Faults) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            _check_list(parts.infolist(), faults)
            carried = Parts(faults, from_elsewhere)
            for part in parts.infolist():
                content = _inflated(parts, part)
                _check_part(part.filename, content, faults)
                carried.look(part.filename, content)
            carried.notice()
    except Refused:
        raise
    except OddXmlError as fault:
        found = f"parts that no spreadsheet program writes: {fault}"
        raise faults.refuse(None, None, "file_type", found, _ALLOWED_TYPE) from fault
    except _BROKEN as fault:
        found = "parts that are not as the file itself lists them"
        raise faults.refuse(None, None, "truncated", found, "a whole workbook") from fault


def _inflated(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """One part, unpacked no further than a byte beyond what the list claims: all at once, a part that
    lies would be unpacked whole before its length is looked at."""
    with parts.open(part) as packed:
        data = packed.read(part.file_size + 1)
    if len(data) != part.file_size:
        raise ValueError("not the length that the list claims")
    return data


def _check_list(parts: Sequence[zipfile.ZipInfo], faults: Faults) -> None:
    """Holds the list of parts to its limits before any is unpacked; a part never yields more than it claims."""
    names = [part.filename for part in parts]
    inflated = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or inflated > MAX_INFLATED:
        found = f"{len(parts):,} parts that unpack to {inflated:,} bytes"
        allowed = f"{MAX_PARTS:,} parts and {MAX_INFLATED:,} bytes unpacked"
        raise faults.refuse(None, None, "zip_bomb", found, allowed)
    if any(part.flag_bits & 0x1 for part in parts):
        raise faults.refuse(None, None, "encrypted", "a locked part", "an open workbook")
    if any(_MACROS.search(name) for name in names if not _HARMLESS.search(name)):
        if "xl/workbook.bin" in names:
            raise faults.refuse(None, None, "file_type", "a binary workbook (.xlsb)", _ALLOWED_TYPE)
        raise faults.refuse(
            None, None, "macro", "a macro or a control", "a workbook without macros"
        )
    strange = any(
        len(name) > MAX_PATH
        or name.startswith("/")
        or ".." in name
        or "\\" in name
        or ":" in name
        or not name.isprintable()
        for name in names
    ) or any(
        part.orig_filename != part.filename for part in parts
    )  # the library ends a name at a NUL
    filled_folder = any(part.is_dir() and part.file_size for part in parts)
    if strange or filled_folder or len(set(map(_as_one, names))) != len(names):
        found = "parts with names that no spreadsheet program gives"
        raise faults.refuse(None, None, "file_type", found, _ALLOWED_TYPE)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= set(names):
        raise faults.refuse(None, None, "file_type", "a zip that is no workbook", _ALLOWED_TYPE)
    if not faults.file.casefold().endswith(_WORKBOOK_NAMES):
        found = f"a workbook in a file named {faults.file}"
        raise faults.refuse(None, None, "file_type", found, _ALLOWED_TYPE)
    if any(_ELSEWHERE.search(name) for name in names):
        raise from_elsewhere(_LINK, faults)


def _check_part(name: str, part: bytes, faults: Faults) -> None:
    # Letters of two bytes would hide a mark from a search of bytes.
    plain = part.replace(b"\0", b"") if b"\0" in part[:200] else part
    if name.endswith((".xml", ".rels", ".vml")) and _ENTITY.search(plain):
        allowed = "a workbook as a spreadsheet program saves it"
        raise faults.refuse(None, None, "xml_entity", "an entity or a document type", allowed)
    if name == "[Content_Types].xml" and any(
        # What it would say of parts that are not there is nothing: those of a macro are known by their names.
        local == "Override" and _MACRO_TYPE.search(said.get("ContentType", ""))
        for local, said in part_xml.elements(part)
    ):
        raise faults.refuse(None, None, "macro", "a macro", "a workbook without macros")
    if name.casefold().endswith(".rels"):
        _check_links(part, faults)


def _check_links(part: bytes, faults: Faults) -> None:
    """Holds the list of what a part asks for to what lies in the workbook, links on cells aside."""
    for local, said in part_xml.elements(part):
        kind = said.get("Type", "")
        if _MACRO_TYPE.search(kind):
            raise faults.refuse(None, None, "macro", "a macro", "a workbook without macros")
        outside = said.get("TargetMode", "Internal").strip().casefold() != "internal"
        if local == "Relationship" and outside and not kind.endswith(_LINK_ON_A_CELL):
            raise from_elsewhere(_LINK, faults)


def _as_one(name: str) -> str:
    """A part's name as each program that opens it may take it: two that come to the same are twins."""
    return unicodedata.normalize("NFKC", unquote(name)).casefold()


def from_elsewhere(found: str, faults: Faults) -> Refused:
    """The refusal of a workbook whose figures come from another file, address or program."""
    return faults.refuse(None, None, "formula", found, "figures that stand in the workbook itself")
