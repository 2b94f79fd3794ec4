"""New figures while people read: shown on the next rerun of a server that is never restarted."""

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from metrics.catalogue import catalogue
from metrics.vocabulary import ALL_TEAMS, Unit
from tests.browser.chromium import Visit, choose, finished
from tests.browser.server import ROOT, serve, store_command

QUARTER = "2026-27 Q2"


def _corrected(folder: Path) -> tuple[Path, str, str]:
    """A file that corrects one figure of the council: its path, and the fraction before and after."""
    alone = {
        each.id
        for each in catalogue.load().measures
        if each.unit is Unit.PERCENT and not each.adds_up and not each.from_staffing
    }
    with (ROOT / "data" / "sample" / "scorecard.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        rows = list(csv.DictReader(file))
    row = next(
        row
        for row in rows
        if row["measure_id"] in alone and (row["team"], row["period"]) == (ALL_TEAMS, QUARTER)
        and row["numerator"] and Decimal(row["numerator"]) > 1
    )  # fmt: skip
    before = f"{row['numerator']} of {row['denominator']}"
    row = {**row, "numerator": str(int(row["numerator"]) - 1), "value": ""}
    path = folder / "corrected.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    return path, before, f"{row['numerator']} of {row['denominator']}"


def test_a_rebuild_shows_on_the_next_rerun(
    own_store: Path, tmp_path: Path, visit_of: Callable[..., Visit]
) -> None:
    path, before, after = _corrected(tmp_path)
    with serve(own_store) as server:
        page = visit_of(server).open(
            f"/scorecard?quarter={QUARTER.replace(' ', '+')}&team=All&as_at=draft"
        )
        table = page.locator(".cp-scorecards")
        assert before in table.text_content()
        store_command(own_store, "load", str(path))
        choose(page, "Rating", "● Green")
        choose(page, "Rating", "All ratings")
        assert before in table.text_content(), "what is loaded shows only once it is built"
        store_command(own_store, "build")
        choose(page, "Rating", "● Green")
        choose(page, "Rating", "All ratings")
        assert after in table.text_content()


def test_a_damaged_snapshot_is_withheld(own_store: Path, visit_of: Callable[..., Visit]) -> None:
    in_use = json.loads((own_store / "current.json").read_text())["snapshot"]
    snapshot = own_store / "snapshots" / in_use
    content = bytearray(snapshot.read_bytes())
    content[len(content) // 2] ^= 1
    snapshot.chmod(0o600)
    snapshot.write_bytes(content)
    with serve(own_store) as server:
        page = visit_of(server).open("/scorecard")
        finished(page)
        assert page.locator("h1").inner_text() == "Figures are withheld"
        assert page.locator("table").count() == 0
