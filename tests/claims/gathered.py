"""What the product says of every figure: its reports' sentences, each with what it is said of."""

import re
from collections.abc import Iterable, Iterator

from metrics import period
from reporting import measure_report, reported
from reporting.reading import Reading
from tests.claims.facts import Facts
from tests.claims.held import answers

SPLIT = re.compile(r"(?<=[.?!]) (?=\S)")


def split(said: str, quoted: Iterable[str] = ()) -> list[str]:
    """The product's own sentences of what is said; a person's answer that is quoted just so is not one."""
    for each in quoted:
        said = said.removesuffix(each).rstrip()
    return SPLIT.split(said)


def sentences(
    reading: Reading, facts: Facts, every: int = 1
) -> Iterator[tuple[str, str, int, str]]:
    """(measure, team, place of the quarter, sentence) of every so many lines of every team and quarter."""
    at = 0
    for code in reading.quarters():
        quarter = period.parse(code)
        for team in reading.teams():
            for line in reported.reported(reading, team, quarter):
                at += 1
                if at % every:
                    continue
                about = measure_report.subject(reading, line.measure.id, team, quarter)
                report = measure_report.measure_report(reading, about)
                quoted = answers(facts, line.measure.id, team, quarter.index)
                for said in report.sentences:
                    for sentence in split(said, quoted):
                        yield line.measure.id, team, quarter.index, sentence
