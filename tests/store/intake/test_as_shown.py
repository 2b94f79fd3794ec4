"""A cell is read as whoever looks at it sees it, or refused where it shows something else than it holds.

What a format shows is that of ECMA-376 part 1, 18.8.31, worked out by hand for each line below.
"""

from datetime import date, datetime

import pytest

from store.intake import as_shown
from store.intake.as_shown import AS_CODES, OTHER_SIZE, OTHER_TEXT

ACCOUNTS = '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.086, "0.0%", "8.6%"), (0.25, "[Red]0%", "25%"), (0.5, r"0.0\_%", "50%"), (0.5, "%0", "50%"),
        (0.5, "0.0_%", "0.5"), (0.5, "0*%", "0.5"), (0.5, "0;-0;0%", "0.5"), (0.5, "[<0]0%;0.0", "0.5"),
        (8.6, "[>1]0.0;0%", "8.6"), (0.5, "[>1]0.0;0%", "50%"), (0.5, "[$%-409]0.0", "0.5"), (8.6, '0.0"%"', "8.6"),
        (8, '[<6]"c";0', "8"), (5, "General", "5"), (5, "@", "5"), (5, "00000", "5"), (1234, "#,##0", "1234"),
        (-5, "#,##0;(#,##0)", "-5"), (12, '"£"#,##0.00', "12"), (12, "[$£-809]#,##0", "12"), (0.5, "# ?/?", "0.5"),
        (5, "0.00E+00", "5"), (0, ACCOUNTS, "0"), (1234, ACCOUNTS, "1234"), (10.1 + 10.2, "General", "20.3"),
        (1 / 3, "0.0", "0.333333333333333"), (True, "General", "TRUE"), (None, ";;;", ""), ("c", "0", "c"),
        (date(2026, 9, 30), "dd/mm/yyyy", "2026-09-30"), (datetime(2026, 9, 30), "mmm-yy", "2026-09-30"),
        (0, '_-"£"* #,##0.00_-;\\-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', "0"), (0, '0;-0;"Nil"', "0"), (0, "0;-0;—", "0"),
        ("one_x000D_\ntwo", "General", "one\r\ntwo"),
    ],
)  # fmt: skip
def test_a_cell_is_what_a_person_sees(value: object, number_format: str, text: str) -> None:
    assert as_shown.text(value, number_format) == text
    assert as_shown.otherwise(value, number_format) == ""


@pytest.mark.parametrize(
    ("value", "number_format", "what"),
    [
        (3, '[<6]"c";0', OTHER_TEXT), (3, '[=3]"z";0', OTHER_TEXT), (8.6, '"9"', OTHER_TEXT), (8.6, ";;;", OTHER_TEXT),
        (0, "0;-0;;@", OTHER_TEXT), (5, '0" of 9"', OTHER_TEXT), (-5, '0;"none"', OTHER_TEXT),
        (5, "[>9]0;[<2]0", OTHER_TEXT), (8600, "0,", OTHER_SIZE), (8600000, "0.0,,", OTHER_SIZE), (0.5, "0%%", OTHER_SIZE),
        (8600, "#,##0,.0", OTHER_SIZE), (date(2026, 9, 30), 'yyyy"/99"', OTHER_TEXT), ("a_x0041_b", "General", AS_CODES),
    ],
)  # fmt: skip
def test_a_cell_that_shows_something_else_is_known(
    value: object, number_format: str, what: str
) -> None:
    assert as_shown.otherwise(value, number_format) == what
