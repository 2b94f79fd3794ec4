"""The pictures that most readers ask for: the latest quarter's, one of every measure."""

from metrics.vocabulary import ALL_TEAMS
from reporting.latest_pictures import latest_pictures
from reporting.reading import Reading


def test_every_measure_has_a_picture_of_the_latest_quarter(reading: Reading) -> None:
    pictures = list(latest_pictures(reading))
    past = reading.history(ALL_TEAMS)
    shown = {
        each for each, figures in past.items() if any(one.value is not None for one in figures)
    }
    assert len(shown) > 60
    assert shown <= {picture.name[0] for picture in pictures}
    assert {picture.name[1] for picture in pictures} == {reading.quarters()[0]}
