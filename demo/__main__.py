"""python -m demo [folder]: writes the invented council's files, the same bytes every time."""

import sys
from pathlib import Path

from demo import csv_file, reference, scorecard, staffing

OWN_DATA = Path(__file__).parent.parent / "data"


def files() -> dict[str, bytes]:
    """Every file of the demo by its path within data/."""
    return {
        "sample/scorecard.csv": csv_file.csv_bytes(scorecard.COLUMNS, scorecard.quarterly_rows()),
        "sample/scorecard_annual.csv": csv_file.csv_bytes(
            scorecard.COLUMNS, scorecard.yearly_rows()
        ),
        "sample/staffing.csv": csv_file.csv_bytes(staffing.COLUMNS, staffing.rows()),
        "reference/teams.csv": csv_file.csv_bytes(reference.TEAM_COLUMNS, reference.teams()),
        "reference/targets.csv": csv_file.csv_bytes(reference.TARGET_COLUMNS, reference.targets()),
        "reference/neighbours.csv": csv_file.csv_bytes(
            reference.NEIGHBOUR_COLUMNS, reference.neighbours()
        ),
    }


def main(folder: Path = OWN_DATA) -> None:
    """Writes the files into a folder (data/ unless another is named) and says what was written."""
    made = files()
    csv_file.write(folder, made)
    for name, content in made.items():
        rows = len(content.splitlines()) - 1
        print(f"{folder / name}: {rows} rows")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
