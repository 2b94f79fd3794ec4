"""The cover of a paper: what a committee report says of itself, then how its figures stand and what was left out."""

from dataclasses import replace

from metrics.words import narrative
from reporting.paper.model import Words
from reporting.paper.options import Front, Options
from reporting.reading import Reading

INVENTED = "Invented figures: no child, council or worker here is real."


def cover(reading: Reading, options: Options) -> tuple[Words, ...]:
    """The words under the title, each in a paragraph of its own."""
    whose, quarter = reading.whose, options.quarter
    said = (
        f"{quarter.label} ({quarter.months})",
        whose.standing,
        whose.edition.label,
        *((INVENTED,) if whose.invented else ()),
        *options.left_out,
        *filter(None, (part.strip() for part in options.cover.split("\n"))),
    )
    front = (Words(text, strong=f"{name}:") for name, text in lines(reading, options))
    return (*front, *map(Words, said))


def lines(reading: Reading, options: Options) -> tuple[tuple[str, str], ...]:
    """What a committee report says of itself, by name: of what was not given nothing, but the committee and the
    day that the figures were published for, and a recommendation that asks for no more than to read."""
    front = known(reading, options.front)
    said = (
        ("Council", reading.whose.council),
        ("Committee", front.committee),
        ("Date", narrative.day(front.held_on) if front.held_on else ""),
        ("Item", front.item),
        ("Report author", front.author),
        ("Officer answerable", front.answerable),
        ("Recommendation", front.recommendation or usual_recommendation(options)),
    )
    return tuple((name, text) for name, text in said if text)


def known(reading: Reading, front: Front) -> Front:
    """The same with the committee and the day that the figures were published for, where none is given."""
    standing = reading.snapshot.standing
    return replace(
        front,
        committee=front.committee or standing.meeting,
        held_on=front.held_on or standing.meeting_on,
    )


def usual_recommendation(options: Options) -> str:
    """What a committee is asked to do where the report does not say."""
    return f"To note the figures for {options.quarter.label}, and to ask what the Summary finds worth asking."
