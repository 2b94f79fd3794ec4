"""A frame in, Parquet out: its columns with their types, amounts exact, and whose figures they are."""

import io

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from exports.tables import labels
from metrics.whose import Whose


def parquet_bytes(frame: pd.DataFrame, whose: Whose) -> bytes:
    """The frame as Parquet, with the columns council, as_at, edition and note that every CSV has last."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    for name, words in labels(whose).items():
        table = table.append_column(name, pa.array([words] * table.num_rows, pa.string()))
    out = io.BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()
