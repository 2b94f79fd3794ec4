"""The figures that an officer asked for, to take away: as CSV, and as Parquet, which keeps their types."""

import streamlit as st

from exports.parquet import parquet_bytes
from exports.tables import csv_bytes
from reporting import exploring
from reporting.asked import Asked
from reporting.reading import Reading
from ui.leaving import labels


def downloads(reading: Reading, asked: Asked) -> None:
    """A button for each kind of file."""

    def parquet() -> bytes:
        frame = exploring.chosen(reading, asked).reset_index(drop=True)
        return parquet_bytes(frame, reading.whose)

    kinds = (
        ("CSV", "text/csv", lambda: csv_bytes(exploring.table(reading, asked), reading.whose)),
        ("Parquet", "application/vnd.apache.parquet", parquet),
    )
    with st.container(horizontal=True, key="downloads-explore"):
        for kind, media, make in kinds:
            st.download_button(
                f"Download these figures ({kind})",
                data=make,
                file_name=labels.file_name(
                    reading.whose, "figures", "explored", extension=kind.lower()
                ),
                mime=media,
                on_click="ignore",
                key=f"download-explore-{kind}",
            )
