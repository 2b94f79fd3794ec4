"""The fonts, made once for all tests of pictures."""

import pytest

from exports import fonts


@pytest.fixture(scope="session", autouse=True)
def _fonts(tmp_path_factory):
    fonts.prepare(tmp_path_factory.mktemp("fonts"))
