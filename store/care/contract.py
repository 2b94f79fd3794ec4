"""Accepted rows in, rows of the input contract out: written so that the intake reads the same rows again."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from metrics.catalogue.catalogue import Catalogue
from metrics.vocabulary import MISSING_SYMBOLS, STAFFING_PARTS, Missing, Unit
from store.build.rows_in_force import Row
from store.intake import cells, header

_SHORTEST = {code: min([code, *(s for s, found in MISSING_SYMBOLS.items() if found is code)], key=len)
             for code in Missing}  # fmt: skip
"""For a reason whose words leave no room for the code: a cell holds 200 letters in all."""


@dataclass(frozen=True)
class Table:
    """One file's headings and its rows, every cell as it will be written."""

    kind: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def with_rows(self, places: Iterable[int]) -> "Table":
        """The same file with only the rows at these places."""
        return Table(self.kind, self.headings, tuple(self.rows[place] for place in places))

    def csv(self) -> bytes:
        """UTF-8 with its mark and CRLF, as a spreadsheet writes and reads it."""
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\r\n").writerows([self.headings, *self.rows])
        return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def scorecard(rows: Iterable[Row], catalogue: Catalogue) -> Table:
    """A scorecard of these observations, with the columns that any of them fills."""
    made = [
        {
            "measure_id": row["measure_id"],
            "measure_name": _label(row["measure_id"], catalogue),
            "team": cells.inert(row["team"]),
            "period": row["period"],
            "numerator": _amount(row["numerator"]),
            "denominator": _amount(row["denominator"]),
            "value": _value(row, catalogue),
            "status": row["status"],
            "reason": _reason(row["missing"], row["reason"]),
            "commentary": _text(row["commentary"]),
            "breakdown_type": row["breakdown_type"] or "",
            "breakdown": _text(row["breakdown"]),
        }
        for row in rows
    ]
    return _table(header.SCORECARD, made)


def staffing(rows: Iterable[Row]) -> list[Table]:
    """Staffing files of these parts, one for each set of parts that any return holds, commonest first.

    A part that a file had no column for is not the same as one it left blank: the first is no part
    of a sum, the second makes the sum not available.
    """
    returns: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        found = row["missing"] or _amount(row["amount"])
        returns[row["team"], row["role"], row["period"]][row["part"]] = (
            _SHORTEST[Missing(found)] if row["missing"] else found
        )
    held = {key: tuple(part for part in STAFFING_PARTS if part in parts)
            for key, parts in returns.items()}  # fmt: skip
    sets = [parts for parts, _ in Counter(held.values()).most_common()]
    return [
        Table(
            header.STAFFING,
            ("team", "role", "period", *parts),
            tuple(
                (cells.inert(key[0]), cells.inert(key[1]), key[2], *(returns[key][part] for part in parts))
                for key in returns
                if held[key] == parts
            ),
        )
        for parts in sets
    ]  # fmt: skip


def targets(rows: Iterable[Row]) -> Table:
    """A targets file of these targets."""
    amounts = ("target", "low", "high", "q1", "q2", "q3", "q4")
    made = [
        {
            "measure_id": row["measure_id"],
            "team": cells.inert(row["team"]),
            "period": row["period"],
            **{name: _amount(row[name]) for name in amounts},
            "origin": row["origin"],
            "note": _text(row["note"]),
        }
        for row in rows
    ]
    return _table(header.TARGETS, made)


def teams(rows: Iterable[Row]) -> Table:
    """A teams file of these teams, in the order of the screens."""
    made = [
        {
            "team": cells.inert(row["team"]),
            "start": row["start"],
            "finish": row["finish"] or "",
            "change": row["change"] or "",
            "becomes": _text(row["becomes"]),
            "note": _text(row["note"]),
        }
        for row in rows
    ]
    return _table(header.TEAMS, made)


def neighbours(rows: Iterable[Row]) -> Table:
    """A neighbours file of these neighbours, nearest first."""
    made = [{name: _text(str(row[name])) for name in row} for row in rows]
    return _table(header.NEIGHBOURS, made)


def _table(kind: str, rows: Sequence[dict[str, str]]) -> Table:
    """The file of a kind: the columns that must be there, and those others that any row fills."""
    shape = header.KINDS[kind]
    optional = (name for name in shape.optional if any(row.get(name) for row in rows))
    headings = (*shape.required, *optional)
    return Table(kind, headings, tuple(tuple(row[name] for name in headings) for row in rows))


def _label(measure_id: str, catalogue: Catalogue) -> str:
    measure = catalogue.get(measure_id)
    return cells.inert(measure.name[: cells.NAME_LENGTH]) if measure else ""


def _text(text: str | None) -> str:
    return cells.inert(text or "")


def _amount(amount: Decimal | None) -> str:
    """A decimal in full, without the noughts that the store adds."""
    if amount is None:
        return ""
    written = f"{amount:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _value(row: Row, catalogue: Catalogue) -> str:
    """A share without its parts carries its sign, so that 0.4 is never taken for a fraction of 1."""
    measure = catalogue.get(row["measure_id"])
    written = _amount(row["value_given"])
    return f"{written}%" if written and measure and measure.unit is Unit.PERCENT else written


def _reason(missing: str | None, words: str | None) -> str:
    if missing is None:
        return ""
    if not words:
        return missing
    whole = f"{missing}: {words}"
    return whole if len(whole) <= cells.NAME_LENGTH else f"{_SHORTEST[Missing(missing)]}:{words}"
