"""Every area of the published workforce table as staffing parts, where a load keeps the home council and its comparators."""

import pyarrow as pa

from metrics.catalogue.published_tables import TABLES
from store.intake import dfe, dfe_rows, header, opened_file
from store.intake.faults import Faults
from store.intake.stored_table import STAFFING_PART


def parts(data: bytes) -> pa.Table:
    """The staffing parts of every row. Raises Refused as a load would."""
    faults = Faults("workforce.csv")
    (sheet,), _ = opened_file.read(data, faults)
    kind, names = header.recognise(sheet)
    assert kind.name == TABLES["workforce"].kind
    rows = list(sheet.named(names))
    dfe_rows.check_years(TABLES["workforce"], rows, faults)
    faults.refuse_any()
    found = STAFFING_PART.of(dfe.parts_of_staff(TABLES["workforce"], rows, faults))
    faults.refuse_any()
    return found
