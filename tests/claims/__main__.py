"""python -m tests.claims: every sentence of the invented council and of ten real ones, held against the rows.

Prints how many claims were held by kind, and each that is wrong; ends with 1 where there is any. The real
councils' figures are the published ones in DFE_DIR; without it they are left out, and that is said.
"""

import contextlib
import io
import os
import sys
import tempfile
from pathlib import Path

from store.__main__ import main as store_main
from store.read.snapshot import open_current
from store.store import chosen_store
from tests import known_answers, project
from tests.claims.reading_all import Found, read

COUNCILS = (
    "Cheshire East", "Barnet", "Birmingham", "Cornwall", "Rutland", "Leeds", "Kent", "Hartlepool",
    "Isle of Wight", "Westmorland and Furness",
)  # fmt: skip
TABLES = (
    "cla_number_and_rate_per_10k_children.csv", "csww_indicators_2017_to_2025.csv",
    "la_care_leavers_accommodation_suitability.csv", "la_care_leavers_activity.csv",
    "la_cla_placement_stability.csv", "la_conviction_health_outcome_cla.csv",
)  # fmt: skip


def _of(folder: Path, *commands: list[str]) -> Found:
    """What is found in a store that these commands of the product make."""
    os.environ["DASHBOARD_STORE"] = str(folder)
    for command in commands:
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            ended = store_main(command)
        if ended:
            raise SystemExit(f"{' '.join(command)}:\n{said.getvalue()}")
    snapshot = open_current(chosen_store())
    assert snapshot is not None
    return read(snapshot)


def main() -> int:
    """Reads everything, and says what it found."""
    found = Found()
    with tempfile.TemporaryDirectory(prefix="claims-") as made:
        found.add(_of(Path(made) / "demo", ["demo"]))
        print(f"The invented council: {found.held.total():,} claims, {len(found.wrong)} wrong")
        if known_answers.dfe() is None:
            print("Ten real councils are left out: DFE_DIR does not say where their figures are")
        else:
            tables = [str(known_answers.published(name)) for name in TABLES]
            neighbours = str(project.ROOT / "data" / "reference" / "neighbours.csv")
            for council in COUNCILS:
                files = [neighbours, *tables] if council == COUNCILS[0] else tables
                here = _of(
                    Path(made) / council.replace(" ", "-"),
                    ["load", *files, "--council", council],
                    ["build"],
                )
                print(f"{council}: {here.held.total():,} claims, {len(here.wrong)} wrong")
                found.add(here)
    print("\n| kind of claim | held |\n|---|---|")
    for kind, many in sorted(found.held.items()):
        print(f"| {kind.strip('_').replace('_', ' ')} | {many:,} |")
    print(f"\n{found.held.total():,} claims, {len(found.wrong)} wrong")
    for each in found.wrong:
        print(each)
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
