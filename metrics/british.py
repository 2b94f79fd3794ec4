"""Moments as people here read them: kept in universal time, told by the clock on the wall."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_HERE = ZoneInfo("Europe/London")


def here(moment: datetime | str) -> datetime:
    """A moment, or the text of one, by British time; one without a zone is in universal time."""
    found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(_HERE)


def today() -> date:
    """Today's date by British time, whatever the clock of the machine is set to."""
    return datetime.now(_HERE).date()
