"""Whether officers may load, answer and publish from a screen here; the command line always can."""

import os


def may_load() -> bool:
    """Whether the Load data screen is there: DASHBOARD_LOADING=off takes it away."""
    return os.environ.get("DASHBOARD_LOADING", "on").casefold() not in ("off", "0", "no")
