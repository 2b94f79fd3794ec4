"""How every file that leaves a screen is named."""

from exports import names
from metrics.whose import Whose


def file_name(whose: Whose, *parts: str, extension: str) -> str:
    """What a file is called that leaves a screen: what it holds, then how its figures stand."""
    return names.file_name(*parts, whose.standing_file_part, extension=extension, whose=whose)
