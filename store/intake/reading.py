"""A file's bytes in, the table it holds out as text, whatever it came in."""

from store.intake import container, csv_text, header, workbook
from store.intake.container import Container
from store.intake.faults import Faults
from store.intake.sheet import Sheet


def read(data: bytes, faults: Faults) -> Sheet:
    """The table of a text file or of a workbook, its container checked first. Raises Refused."""
    if container.check(data, faults) is Container.WORKBOOK:
        return workbook.read(data, faults)
    return csv_text.read(data, header.KNOWN, faults)
