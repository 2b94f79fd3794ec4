"""What is wrong with a file, in codes that stay the same and words for the person who can put it right."""

import unicodedata
from dataclasses import dataclass

from metrics.words import narrative
from store.intake import placed

KEPT = 100
"""How many faults a refusal lists; the rest are counted."""

FOUND_LENGTH = 80
ALLOWED_LENGTH = 1_000

CODES = {
    # the file as a whole
    "empty": "the file holds nothing, or headings and no rows",
    "too_large": "the file is larger than one load may be",
    "too_slow": "the file takes longer to read than one load may",
    "unreadable": "reading the file broke off",
    "file_type": "the file is not the kind that its name or the intake says",
    "encoding": "the letters are not in UTF-8",
    "nul_byte": "a cell holds a NUL byte, which no text holds",
    "delimiter": "the cells of a row cannot be told apart, or are not parted by commas",
    "truncated": "the file is not whole, as one that was cut short or damaged is not",
    "encrypted": "the workbook is locked with a password",
    "macro": "the workbook holds a macro or a control",
    "zip_bomb": "the workbook unpacks to more than one load may be",
    "xml_entity": "the workbook holds what no spreadsheet program writes",
    "sheet_hidden": "the workbook holds something out of sight, which may be what must not be sent",
    "carried": "the workbook carries more than its cells",
    "sheets": "more than one sheet of the workbook holds something",
    "merged_header": "cells are merged above or in the headings",
    "merged_cells": "cells are merged among the figures",
    "formula": "a formula whose result is not in the workbook, or comes from elsewhere",
    # the headings
    "recipe": "the workbook is not laid out as it was when it was mapped",
    "header": "the first row does not hold the headings of any file that can be loaded",
    "unknown_table": "a published table of which no measure is read",
    "missing_column": "a column that must be there is not",
    "unknown_column": "a column that this kind of file does not have",
    "duplicate_column": "the same heading stands twice",
    "child_record": "something tells of one person, which must not be sent",
    "not_read": "a column that is not read",
    "months": "several columns of one quarter of which no one figure can be made",
    # who, what and when
    "blank": "a cell that must be filled is blank",
    "text_too_long": "a text is longer than may be stored",
    "letter": "a letter that no document can hold",
    "shown_otherwise": "a cell shows something else than it holds",
    "too_many": "more of them than one council has",
    "lookalike": "a name that readers cannot see, or cannot tell from another",
    "unknown_measure": "the catalogue has no such measure",
    "unknown_team": "the council has and had no such team",
    "team_not_in_force": "the team did not exist in that period",
    "team_renamed": "the team has a new name, under which the figure is kept",
    "team_all": "the council as a whole where each team is wanted",
    "role_all": "all roles together where each role is wanted",
    "unknown_council": "no such council in the file",
    "named_otherwise": "a council that the table calls otherwise",
    "joint_return": "a council that the table has in a joint return alone",
    "older_release": "an older release of a table that is loaded already",
    "not_in_table": "a neighbour that the table does not have",
    "period": "not a period, or not one that can be meant",
    "period_kind": "a period of a kind that the measure does not have",
    "duplicate_key": "the same measure, team and period (or the like) stands twice",
    # the figure
    "number": "not a number that can be read in only one way",
    "not_finite": "not a finite number",
    "negative": "less than 0 where that cannot be",
    "count_for_share": "a row that says it is a number, of a measure that is a percentage",
    "percent": "a percentage that cannot be: a fraction in its place, or more than 100",
    "num_gt_den": "a part of a whole that is more than the whole",
    "not_whole": "part of one where only whole ones are counted",
    "part_missing": "one part of a fraction without the other",
    "part_unexpected": "a denominator where the measure has none",
    "zero_denominator": "some of none",
    "total_mismatch": "figures that should agree or add up do not",
    "rounded": "more decimals than can be kept; the figure is rounded as members see it",
    "from_staffing": "the measure is worked out from the staffing file",
    # what is said about the figure
    "reason_value": "not a reason for which a figure can be missing, or two reasons",
    "reason_with_value": "a figure, and a reason why there is none",
    "status_value": "not a status",
    "breakdown_value": "not a breakdown, or half of one",
    "polarity_value": "not a polarity",
    "polarity_mismatch": "another polarity than the catalogue's",
    "unit_value": "not a unit",
    "unit_mismatch": "another unit than the catalogue's",
    "target_mismatch": "another target than the one in force",
    # targets, teams, neighbours and published tables
    "config_error": "a target that no figure could be rated against",
    "origin_value": "not an origin of a target",
    "change_value": "not a change of a team",
    "team_history": "teams whose starts, ends, renames or mergers contradict each other",
    "place": "places that do not run from 1 without a gap",
    "own_neighbour": "a council as its own neighbour or benchmark",
    "area_kind": "not what an area can be to the council",
    "released": "not the day on which a figure came out",
    "model": "neighbours of more than one model",
    "dfe_mapping": "the catalogue and the published table do not fit each other",
}
"""Every code a fault or a notice may carry, and what it means."""

_NEXT_STEPS = {
    "child_record": "Never send a file with one row a child or a person: send counts",
    "encoding": "Save it again as 'CSV UTF-8'",
    "file_type": "Save the sheet as .xlsx or as 'CSV UTF-8' and load that",
    "encrypted": "Save it without its password and load that",
    "macro": "Save it as an .xlsx workbook without macros and load that",
    "xml_entity": "Save the sheet as 'CSV UTF-8' and load that",
    "zip_bomb": "Copy the figures alone into a new workbook and load that",
    "sheet_hidden": "Show it, take it out, or say on the Load data screen whether it is read; never send rows about children",
    "carried": "Nothing has to be done: none of it was read, and none is kept",
    "merged_header": "Unmerge the cells, so that each column has one heading, and load it again",
    "formula": "Copy the figures and paste them as values, save and load that",
    "delimiter": "Put quotation marks round any text that holds a comma and save it again as CSV",
    "header": "Use our headings, or map the workbook once on the Load data screen",
    "recipe": "Map the workbook again on the Load data screen, or put the layout back",
    "unknown_table": "Nothing has to be corrected: load one of those, or say its figures in a benchmarks file",
    "unknown_council": "Ask for the store's council, or its neighbour, by a name of the table",
    "unknown_team": "Correct the name, or add the team to the teams file",
    "unknown_measure": "Correct the id or the name, say which measure it is by mapping the file on the Load data screen, or add the measure to the catalogue",
    "truncated": "Save or send the file again, whole",
    "too_slow": "Split it into smaller files and load each",
    "too_large": "Split it into smaller files and load each",
    "count_for_share": "Write the percentage with its sign, or how many of how many; or map the row to a measure that is a number",
    "too_many": "Look for rows that are no teams, roles or areas: each is worked out for every quarter",
    "letter": "Type the cell again, without it",
    "shown_otherwise": "Type what is to be read as text or a plain number, with the format General or a per cent",
    "lookalike": "Type the name again, in plain letters",
    "not_read": "Nothing has to be done, unless a figure stands there",
    "named_otherwise": "Nothing has to be done, unless it is another council",
    "joint_return": "Nothing has to be done",
    "not_in_table": "Nothing has to be done",
    "older_release": "Nothing has to be done",
    "unreadable": "Copy the figures alone into a new workbook or CSV and load that",
}
_NEXT_STEP = "Correct it and load the whole file again"


@dataclass(frozen=True)
class Fault:
    """One thing wrong (or, as a notice, worth knowing): where it stands, what was found, what is allowed."""

    row: int | None
    column: str | None
    code: str
    found: str
    allowed: str
    sheet: str | None = None

    @property
    def where(self) -> str:
        """Sheet, row and column, as far as they are known."""
        place = [
            *([f"sheet {self.sheet}"] if self.sheet else []),
            *([f"row {self.row}"] if self.row is not None else []),
            *([f"column {self.column}"] if self.column else []),
        ]
        return narrative.capital(", ".join(place) or "the file")

    @property
    def meaning(self) -> str:
        """What is wrong, in words."""
        return CODES[self.code]

    @property
    def next_step(self) -> str:
        """What to do about it, as a sentence."""
        return f"{_NEXT_STEPS.get(self.code, _NEXT_STEP)}."

    def __str__(self) -> str:
        return (
            f"{self.where}: {self.meaning}. "
            f"Found: {self.found}. Allowed: {self.allowed}. {self.next_step}"
        )


class Refused(ValueError):
    """Nothing of a file was loaded; `faults` are the first hundred of `total` reasons."""

    LINES = 10

    def __init__(self, file: str, faults: tuple[Fault, ...], total: int) -> None:
        self.file = file
        self.faults = faults
        self.total = total
        super().__init__(file, faults, total)

    def __str__(self) -> str:
        many = "1 thing needs" if self.total == 1 else f"{self.total:,} things need"
        lines = [f"{self.file} was not loaded: {many} to be put right. Nothing of it was kept."]
        lines += [str(fault) for fault in self.faults[: self.LINES]]
        if self.total > self.LINES:
            lines.append(f"And {self.total - self.LINES:,} more.")
        return "\n".join(lines)


class Faults:
    """Gathers what is wrong with one file. `file` is the name as it may be shown."""

    def __init__(self, file: str, sheet: str | None = None) -> None:
        self.file = file
        self.sheet = sheet
        self.total = 0
        self._kept: list[Fault] = []
        self._notices: list[Fault] = []

    def add(
        self, row: int | None, column: str | None, code: str, found: object, allowed: str
    ) -> None:
        """Record a reason to refuse the file."""
        self.total += 1
        if len(self._kept) < KEPT * 10:
            self._kept.append(self._fault(row, column, code, found, allowed))

    def notice(
        self, row: int | None, column: str | None, code: str, found: object, allowed: str
    ) -> None:
        """Record something worth knowing about a file that may still be accepted."""
        if len(self._notices) < KEPT:
            self._notices.append(self._fault(row, column, code, found, allowed))

    def _fault(
        self, row: int | None, column: str | None, code: str, found: object, allowed: str
    ) -> Fault:
        if column is not None and row is not None:
            column = placed.column_of(row, column) or column
        sheet = self.sheet if row is None else placed.sheet_of(row, self.sheet)
        return Fault(
            None if row is None else int(row),
            None if column is None else shown(column),
            code,
            shown(found),
            allowed[:ALLOWED_LENGTH],
            sheet,
        )

    @property
    def notices(self) -> tuple[Fault, ...]:
        """The notices so far."""
        return tuple(self._notices)

    def join(self, other: "Faults") -> None:
        """Take in what was gathered apart about another table of the same file."""
        self.total += other.total
        self._kept += other._kept
        self._notices += other._notices[: KEPT - len(self._notices)]

    def refuse_any(self) -> None:
        """Raise Refused if anything is wrong."""
        if self.total:
            raise self._refusal()

    def refuse(
        self, row: int | None, column: str | None, code: str, found: object, allowed: str
    ) -> Refused:
        """Record the last reason and return the refusal, to be raised."""
        self.total += 1
        # However much was found before it: this is why nothing after it was looked at.
        self._kept.append(self._fault(row, column, code, found, allowed))
        return self._refusal()

    def _refusal(self) -> Refused:
        ordered = sorted(self._kept, key=lambda fault: fault.row or 0)
        return Refused(self.file, tuple(ordered[:KEPT]), self.total)


def shown(found: object) -> str:
    """What was found, fit to be shown: one line, no control or reordering letters, at most 80 long."""
    text = str(found)
    cut = text[: FOUND_LENGTH * 2]
    plain = "".join(
        " " if letter.isspace() else "\ufffd" if unicodedata.category(letter)[0] == "C" else letter
        for letter in cut
    ).strip()
    if len(text) > len(cut) or len(plain) > FOUND_LENGTH:
        return plain[: FOUND_LENGTH - 1] + "…"
    return plain or "nothing"


def safe_name(file: str) -> str:
    """A file's name without its folder and without letters that cannot be shown, its ending kept.

    A long one is cut in the middle, to at most 80 letters.
    """
    name = file.replace("\\", "/").rsplit("/", 1)[-1]
    most = FOUND_LENGTH
    return shown(name if len(name) <= most else f"{name[: most - 11]}…{name[-10:]}")
