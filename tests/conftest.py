"""What every test run does: tests of published statistics are left out, and counted, where DFE_DIR names none."""

import pytest

from tests import known_answers

_left_out = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what cannot be asked here."""
    if known_answers.dfe() is not None:
        return
    asking = [item for item in items if item.get_closest_marker("dfe")]
    items[:] = [item for item in items if item not in asking]
    config.stash[_left_out] = len(asking)
    config.hook.pytest_deselected(items=asking)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """One line for what was left out."""
    count = config.stash.get(_left_out, 0)
    if count:
        terminalreporter.write_line(
            f"{count} tests of published DfE statistics left out: DFE_DIR does not say where they are"
        )
