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
        *((name, glossary.OTHER[name]) for name in ("Usual range", "Luck", "Teams to ask about")),
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
                "A finding begins with what all quarters of a measure say together; after it, with an arrow, "
                "stands how the number moved since. Most single steps are luck: a measure may be really better "
                "and still have gone down since last quarter. Neither tells a cause."
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
