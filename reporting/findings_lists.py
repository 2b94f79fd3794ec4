"""What the lists of a summary hold: a measure in full, and a measure in which teams stand out."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.figures.figure import Line
from metrics.words import narrative, projection_words, standing_out_words, target_words
from reporting import told
from reporting.reading import Reading
from reporting.told import FindingTold, Link, RatingTold


@dataclass(frozen=True)
class Listed:
    """One measure in a list: its figure, target and small numbers in sentences, and everything beside them.

    `needed` says what its target asks for from now on, or what is to be expected of it.
    """

    measure_id: str
    name: str
    sentences: str
    rating: RatingTold
    finding: FindingTold
    needed: str
    accountable: str
    known: tuple[tuple[str, str], ...] | None

    @property
    def in_words(self) -> str:
        """All of it in a line of its own; where its series says nothing, how it moved alone."""
        end = self.finding.sentence if self.finding.judged else self.finding.moved
        said = (f"{self.name}: {self.sentences}", f"{self.rating.words}.", end)
        return " ".join(filter(None, said))


@dataclass(frozen=True)
class TeamListed:
    """One measure in which teams stand out: how each departs, and what the council's own figure says."""

    measure: Link
    said: tuple[str, ...]
    council: str

    @property
    def in_words(self) -> str:
        """All of it in a line of its own."""
        return f"{self.measure.words}: {' '.join(self.said)} {self.council}"


def listed(reading: Reading, line: Line, team: str) -> Listed:
    """One line of a team's summary as a list gives it."""
    figure, measure = line.figure, line.measure
    needed = ""
    if figure is not None:
        parts = reading.outlook(line, team).parts
        needed = target_words.assurance_sentence(line) or projection_words.needed_words(
            measure, figure, parts
        )
    return Listed(
        measure.id,
        measure.name,
        narrative.line_sentences(line, named=False),
        told.plain_rating(line.rating),
        told.finding(line),
        needed,
        measure.accountable,
        told.line_figure(line).known,
    )


def teams(lines: Sequence[Line]) -> tuple[TeamListed, ...]:
    """The measures in which a team departs the worse way: an average hides nobody."""
    found = []
    for line in lines:
        if worse := line.worse_teams:
            lead = told.finding(line).lead
            found.append(
                TeamListed(
                    told.measure_link(line.measure),
                    tuple(each.sentence for each in standing_out_words.groups(line.measure, worse)),
                    f"The council as a whole: {narrative.lowered(lead)}." if lead else "",
                )
            )
    return tuple(found)
