"""python -m demo [folder]: writes the invented council's files, the same bytes every time."""

import sys
from pathlib import Path

from demo import reference as council_reference
from demo import scorecard, sheet, staffing

OWN_DATA = Path(__file__).parent.parent / "data"


def files() -> dict[str, bytes]:
    """Every file of the demo by its path within data/."""
    return {
        "sample/scorecard.csv": sheet.csv_bytes(scorecard.COLUMNS, scorecard.quarterly_rows()),
        "sample/scorecard_annual.csv": sheet.csv_bytes(scorecard.COLUMNS, scorecard.yearly_rows()),
        "sample/staffing.csv": sheet.csv_bytes(staffing.COLUMNS, staffing.rows()),
        "reference/teams.csv": sheet.csv_bytes(
            council_reference.TEAM_COLUMNS, council_reference.teams()
        ),
        "reference/targets.csv": sheet.csv_bytes(
            council_reference.TARGET_COLUMNS, council_reference.targets()
        ),
        "reference/neighbours.csv": sheet.csv_bytes(
            council_reference.NEIGHBOUR_COLUMNS, council_reference.neighbours()
        ),
    }


def main(folder: Path = OWN_DATA) -> None:
    """Writes the files into a folder (data/ unless another is named) and says what was written."""
    made = files()
    sheet.write(folder, made)
    for name, content in made.items():
        rows = len(content.splitlines()) - 1
        print(f"{folder / name}: {rows} rows")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
