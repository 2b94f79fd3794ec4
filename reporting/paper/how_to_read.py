"""How a pack is to be read: the words that it relies on, before the first of them is needed."""

from metrics.figures.signals import SIGNAL_LABELS, Signal
from metrics.vocabulary import (
    JUDGEMENT_LABELS,
    RATED,
    STATUS_LABELS,
    STATUS_MARKS,
    Judgement,
    Status,
)
from metrics.words import glossary, narrative
from reporting.paper.model import Section, Table, Words, row


def section() -> Section:
    """What 'really', 'usual', the colours, the arrows and the letters mean."""
    signals = (Signal.BETTER, Signal.WORSE, Signal.USUAL, Signal.NOT_JUDGED)
    rows = (
        *((narrative.rating_words(each), glossary.RATINGS[each]) for each in RATED),
        *((SIGNAL_LABELS[each], glossary.SIGNALS[each]) for each in signals),
        ("Usual range", glossary.OTHER["Usual range"]),
        (
            JUDGEMENT_LABELS[Judgement.NO_CHANGE],
            glossary.JUDGEMENTS[Judgement.NO_CHANGE],
        ),
        *(
            (name, glossary.OTHER[name])
            for name in ("Cannot be told apart from the target", "Small cohort", "Fraction")
        ),
        *(
            (f"{STATUS_MARKS[each]}, {STATUS_LABELS[each]}", glossary.STATUSES[each])
            for each in (Status.PROVISIONAL, Status.REVISED)
        ),
    )
    return Section(
        "How to read this paper",
        (
            Words(
                "The arrow and the word beside it tell of the last step alone; most steps are no more than "
                "usual. What a series says looks at its whole history: a measure may be really better than "
                "usual and still have gone down since last quarter. Neither tells a cause."
            ),
            Table(
                "words",
                "The words of this paper.",
                ("Word", "What it means"),
                tuple(row(*each) for each in rows),
            ),
        ),
        break_before=True,
    )
