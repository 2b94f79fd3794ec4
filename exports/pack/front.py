"""The first and the last word of a pack: its one-page summary, and the exceptions that a committee asks about."""

from collections.abc import Mapping, Sequence

from exports.pack import measures
from exports.pack.model import Block, Points, Section, Table, Words
from exports.pack.options import Options
from metrics.figures import need
from metrics.figures import summary as rule
from metrics.figures.figure import Line
from metrics.figures.signals import Signal
from metrics.period import Period
from metrics.vocabulary import COMPARATOR_LABELS, MISSING_LABELS, THEMES, Missing, Rating
from metrics.words import narrative, summary_words, trend_words

_LISTED = 3


def summary(lines: Sequence[Line], team: str, options: Options) -> Section:
    """The first page: what really changed, what needs attention, how it is rated. `lines` are all of a
    team's, whatever the pack tells of one by one."""
    quarter = options.quarter
    whole = "All themes" if options.themes == THEMES else "These themes"
    said = rule.summary(lines)
    blocks: list[Block] = []
    if said.headlines:
        heads = "; ".join(summary_words.headline_words(line) for line in said.headlines)
        blocks.append(Words(f"{heads}.", strong=f"{measures.team_words(team)}, {quarter.label}."))
    if said.told:
        names = ", ".join(line.measure.name for line in said.different)
        different = f", {len(said.different)} really higher or lower ({names})" if names else ""
        blocks.append(
            Words(
                f"Of {said.told} measures with enough history: {len(said.better)} really better, "
                f"{len(said.worse)} really worse{different}; {len(said.usual)} moved no more than usual."
            )
        )
    inner = []
    for title, members, none in (
        ("Really worse than usual", said.worse, "No measure is really worse than usual."),
        ("Really better than usual", said.better, "No measure is really better than usual."),
        (
            "Needs attention",
            tuple(line for line in said.attention if line not in said.worse),
            "No other measure is Red, or Amber and getting worse.",
        ),
    ):
        items = tuple(_told(line) for line in members[:_LISTED])
        rest = members[_LISTED:]
        content: list[Block] = [Points(items)] if items else [Words(none)]
        if rest:
            names = ", ".join(line.measure.name for line in rest)
            content.append(Words(f"And {len(rest)} more: {names}.", note=True))
        inner.append(Section(title, tuple(content), slide=True))
    ratings = tuple(
        (
            row.theme if row is not said.total else whole, str(row.green), str(row.amber), str(row.red),
            f"{row.rated} of {row.measures}", summary_words.unrated_words(row.unrated) or "None",
        )
        for row in (*said.themes, said.total)
    )  # fmt: skip
    inner.append(
        Section(
            "Ratings by theme",
            (
                Table(
                    "ratings by theme",
                    f"{said.total.rated} of {said.total.measures} measures are rated.",
                    ("Theme", "● Green", "◆ Amber", "■ Red", "Rated", "Not rated, and why"),
                    ratings,
                    frozenset({1, 2, 3}),
                ),
            ),
            slide=True,
        )
    )
    title = "Summary" if len(options.teams) == 1 else f"Summary: {measures.team_words(team)}"
    return Section(title, tuple(blocks), tuple(inner), slide=True, break_before=True)


def _told(line: Line) -> str:
    """One line in a list: its figure, target and rating, and what its series says; its direction where
    that says nothing."""
    told = trend_words.sentence(line) if line.signal is not Signal.NOT_JUDGED else ""
    parts = (
        narrative.line_sentences(line),
        f"{narrative.rating_words(line.rating)}.",
        told or (f"{measures.direction(line)}." if line.direction else ""),
    )
    return " ".join(filter(None, parts))


def exceptions(lines: Mapping[str, Sequence[Line]], quarter: Period) -> Section:
    """Of each team every Red, everything that gets worse, and every figure that is late or missing."""
    if len(lines) == 1:
        ((team, members),) = lines.items()
        block = _exceptions(members, team, quarter)
        return Section("Exceptions", (block,), slide=True, break_before=isinstance(block, Table))
    return Section(
        "Exceptions",
        (),
        tuple(
            Section(
                f"Exceptions: {measures.team_words(team)}",
                (_exceptions(members, team, quarter),),
                slide=True,
            )
            for team, members in lines.items()
        ),
        break_before=True,
    )


def _exceptions(lines: Sequence[Line], team: str, quarter: Period) -> Block:
    rows = tuple(
        (
            line.measure.name,
            measures.value(line),
            measures.rating(line),
            _why_exceptional(line),
            (line.figure.commentary if line.figure else "") or "Nothing said",
            line.measure.accountable,
        )
        for line in exceptional(lines)
    )
    if not rows:
        return Words("No measure is Red, gets worse, or is missing.")
    return Table(
        f"exceptions {team}",
        f"{measures.team_words(team)}, {quarter.label}: most pressing first.",
        ("Measure", "Figure", "Rating", "Why it is here", "What the officers say", "Answerable"),
        rows,
        frozenset({1}),
    )


def exceptional(lines: Sequence[Line]) -> list[Line]:
    """The lines that a committee has to ask about: Red, getting worse, late or missing."""
    return [
        line
        for line in need.order(lines)
        if line.rating is Rating.RED or need.is_worse(line) or need.is_late(line)
    ]


def _how_worse(line: Line) -> str:
    if line.signal is Signal.WORSE or line.direction is None:
        return "really worse"
    return f"worse than {COMPARATOR_LABELS[line.direction.comparator]}"


def _why_exceptional(line: Line) -> str:
    if need.is_late(line):
        return MISSING_LABELS[line.missing or Missing.NOT_AVAILABLE]
    reasons = ["Red"] if line.rating is Rating.RED else []
    if need.is_worse(line):
        reasons.append(_how_worse(line))
    return narrative.capital(" and ".join(reasons))
