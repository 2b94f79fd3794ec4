"""The fonts, ready before any test of pictures."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def _fonts(font_folder: Path) -> None:
    """Asks for them."""
