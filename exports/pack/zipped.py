"""Files that are zip archives inside, written so that the same contents make the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say: no clock stands in a pack."""


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files in the order of their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(files):
            made.writestr(_entry(name), files[name])
    return out.getvalue()


def same(content: bytes) -> bytes:
    """An office file again with no clock in its archive, nor in a workbook within it, and without what
    its writer's template tells of the program and the machine it came from; its parts in the order that
    they had."""
    return _again(content, within=False)


def _again(content: bytes, *, within: bool) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(out, "w") as made:
        for each in read.infolist():
            part = read.read(each)
            if each.filename.endswith(".xlsx"):
                part = _again(part, within=True)
            elif each.filename == "docProps/core.xml" and within:
                part = _DATED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", part)
            elif each.filename == "docProps/app.xml":
                part = _NOBODY
            elif each.filename == "_rels/.rels":
                part = _THUMBNAIL.sub(b"", part)
            elif each.filename == "docProps/thumbnail.jpeg":
                continue
            entry = _entry(each.filename)
            entry.compress_type = each.compress_type
            made.writestr(entry, part)
    return out.getvalue()


_DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")
"""When a workbook within a slide says that it was made."""


_THUMBNAIL = re.compile(rb"<Relationship [^>]*thumbnail[^>]*/>")
_NOBODY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
