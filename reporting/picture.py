"""One chart as screens, papers and downloads have it, before it is drawn."""

from dataclasses import dataclass

from charts.draw import ChartRows
from reporting.data_table import DataTable

_NOT_DRAWN = "The picture could not be drawn; its figures stand in the table."


@dataclass(frozen=True)
class Picture:
    """What a chart is drawn from, the sentence that describes it, and its rows to take away.

    `name` is what its files are called after, in order: what is drawn, the quarter, whose it is.
    """

    name: tuple[str, ...]
    chart: ChartRows
    alt: str
    table: DataTable

    @property
    def in_its_place(self) -> str:
        """What stands where it could not be drawn."""
        return f"{self.alt} {_NOT_DRAWN}"
