"""A new Excel workbook in which a text stays a text: none becomes a formula, a link or a number."""

from io import BytesIO

import xlsxwriter


def begun(out: BytesIO) -> xlsxwriter.Workbook:
    """The workbook that will be written there when it is closed."""
    return xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
