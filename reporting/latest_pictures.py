"""Which pictures most readers will ask for: the council's, of the latest quarter."""

from collections.abc import Iterator

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting import (
    measure_pictures,
    measure_report,
    staffing_pictures,
    staffing_returns,
    teams_report,
)
from reporting.picture import Picture
from reporting.reading import Reading


def latest_pictures(reading: Reading) -> Iterator[Picture]:
    """The council's pictures of the latest quarter: staffing first, then every measure and its teams."""
    quarter = period.parse(reading.quarters()[0])
    own = staffing_returns.held(reading, quarter).quarters
    for each in staffing_returns.measures(reading).values():
        if own:
            yield staffing_pictures.heat_picture(reading, each, quarter)
        yield staffing_pictures.trend_picture(reading, each, ALL_TEAMS, quarter)
        yield staffing_pictures.posts_picture(reading, each, ALL_TEAMS, quarter)
    for measure_id in reading.measures():
        about = measure_report.subject(reading, measure_id, ALL_TEAMS, quarter)
        if trend := measure_pictures.trend_picture(reading, about):
            yield trend
        if beside := teams_report.teams_picture(reading, about):
            yield beside
