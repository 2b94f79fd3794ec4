"""Posts in words: how many are filled, what moved the vacant ones, what a rate is made of, what one person is.

Every number said is exact and the parts of a sentence add up to its whole.
"""

from collections.abc import Mapping
from decimal import Decimal

from metrics.exact import decimals_of, half_up
from metrics.figures.figure import Figure
from metrics.figures.posts import Part, Posts, Rate, VacancyChange, change, one_person
from metrics.period import PeriodKind
from metrics.vocabulary import STAFFING_RATE_LABELS, Missing
from metrics.words import narrative, number_words


def part_words(part: Part) -> str:
    """A part's amount at one decimal, or why there is none."""
    if part.amount is None:
        return narrative.missing_words(part.missing or Missing.NOT_AVAILABLE)
    return tenths(part.amount)


def tenths(value: Decimal) -> str:
    """An amount of posts at one decimal, rounded half up; at two where it has more of its own."""
    shown = min(max(1, decimals_of(value)), 2)
    return narrative.number(half_up(value, shown), shown)


def change_words(moved: VacancyChange) -> str:
    """`Vacant posts rose by 4.6 to 30.2: four posts were added and 0.6 fewer were filled.`"""
    now = narrative.plain(moved.now)
    reasons = _reasons(moved)
    if moved.moved == 0:
        opening = f"Vacant posts stayed at {now}"
        reasons = reasons or ["as many posts, and as many filled"]
    else:
        way = "rose" if moved.moved > 0 else "fell"
        opening = f"Vacant posts {way} by {narrative.plain(abs(moved.moved))} to {now}"
    return f"{opening}: {' and '.join(reasons)}."


def _reasons(moved: VacancyChange) -> list[str]:
    """The parts that make up a movement, those that are not nothing."""
    reasons = []
    if moved.added:
        count, verb = _count(abs(moved.added), "post")
        reasons.append(f"{count} {verb} {'added' if moved.added > 0 else 'taken away'}")
    if moved.filled:
        size = abs(moved.filled)
        more = "more" if moved.filled > 0 else "fewer"
        reasons.append(
            f"{number_words.in_words(size)} {more} {'was' if size == 1 else 'were'} filled"
        )
    if moved.rounding:
        more = "more" if moved.rounding > 0 else "fewer"
        reasons.append(f"{narrative.plain(abs(moved.rounding))} {more} by rounding")
    return reasons


def _count(value: Decimal, thing: str) -> tuple[str, str]:
    """How many of a thing, and its verb: `four posts`, `were`; `0.6 of a post`, `was`."""
    if value < 1:
        return f"{narrative.plain(value)} of a {thing}", "was"
    return (
        f"{number_words.in_words(value)} {thing}{'' if value == 1 else 's'}",
        "was" if value == 1 else "were",
    )


def filled_words(now: Posts, rate: Rate | None, before: Rate | None) -> str:
    """`113.3 of 143.5 posts were filled on 30 September 2026. Vacant: 30.2 (21.0%; last quarter 18.4%).`"""
    day = narrative.day(now.period.end)
    posts, filled = now.part("establishment_fte"), now.part("in_post_fte")
    if posts.amount is None or filled.amount is None:
        why = part_words(posts if posts.amount is None else filled)
        opening = f"Posts filled on {day}: {narrative.lowered(why)}."
    else:
        opening = f"{narrative.plain(filled.amount)} of {narrative.plain(posts.amount)} posts were filled on {day}."
    vacant = now.part("vacancies_fte")
    if vacant.amount is None:
        return f"{opening} Vacant posts: {narrative.lowered(part_words(vacant))}."
    return f"{opening} Vacant: {narrative.plain(vacant.amount)}{_bracket(rate, before)}."


def _bracket(rate: Rate | None, before: Rate | None) -> str:
    if rate is None or rate.figure.value is None:
        return ""
    words = narrative.value_words(rate.measure, rate.figure)
    if before is not None and before.figure.value is not None:
        words += f"; {_then(rate)} {narrative.value_words(before.measure, before.figure)}"
    return f" ({words})"


def _then(rate: Rate) -> str:
    return "last quarter" if rate.figure.kind == PeriodKind.QUARTER else "the year before"


def cover_words(now: Posts) -> str:
    """`Agency staff cover 9 of the vacant posts, leaving 21.2 with nobody in them. Agency staff in all: 11.`"""
    agency, cover = now.part("agency_fte"), now.part("agency_cover_fte")
    vacant = now.amount("vacancies_fte")
    if agency.amount == 0:
        return "There are no agency staff."
    in_all = (
        f"Agency staff in all: {narrative.lowered(part_words(agency))}."
        if agency.amount is None
        else f"Agency staff in all: {narrative.plain(agency.amount)}."
    )
    if cover.amount is None or vacant is None:
        return f"Vacant posts covered by agency staff: {narrative.lowered(part_words(cover))}. {in_all}"
    if cover.amount > vacant:
        many, room = narrative.plain(cover.amount), narrative.plain(vacant)
        return (
            f"Agency staff cover {many} posts where {room} are vacant: some cover leave. {in_all}"
        )
    if vacant == 0:
        return f"No posts are vacant. {in_all}"
    if cover.amount == 0:
        return f"Agency staff cover none of the vacant posts. {in_all}"
    if cover.amount == vacant:
        return f"Agency staff cover all of the vacant posts. {in_all}"
    many, left = narrative.plain(cover.amount), narrative.plain(vacant - cover.amount)
    return f"Agency staff cover {many} of the vacant posts, leaving {left} with nobody in them. {in_all}"


def rate_words(rate: Rate) -> str:
    """A rate with what it is made of, in the words of its own parts; never a division by nothing."""
    figure, measure = rate.figure, rate.measure
    if figure.value is None:
        return missing_words(rate)
    value = narrative.value_words(measure, figure)
    if figure.numerator is None or figure.denominator is None:
        return value
    top, bottom = narrative.plain(figure.numerator), narrative.plain(figure.denominator)
    return {
        "turnover": f"{value} ({top} left in 12 months; {bottom} in post)",
        "absence": f"{value} ({top} of {bottom} working days in 12 months)",
        "caseload": f"{value} children for each social worker ({top} children, {bottom} social workers)",
        "experience": f"{value} ({top} experienced, {bottom} newly qualified)",
    }.get(measure.from_staffing, f"{value} ({top} of {bottom})")


def made_of(rate: Rate) -> str:
    """What stands under a rate in a table: `6.2 of 30`, `219 children, 17.9 staff`, `16.8 to 5`."""
    figure = rate.figure
    if figure.numerator is None or figure.denominator is None or figure.value is None:
        return narrative.fraction_or_note(rate.measure, figure)
    top, bottom = narrative.plain(figure.numerator), narrative.plain(figure.denominator)
    return {
        "absence": f"{top} of {bottom} days",
        "caseload": f"{top} children, {bottom} staff",
        "experience": f"{top} to {bottom}",
    }.get(rate.measure.from_staffing, f"{top} of {bottom}")


def missing_words(rate: Rate) -> str:
    """Why a rate has no value; of the ratio that nobody is newly qualified, never a division."""
    if rate.measure.from_staffing == "experience" and rate.figure.missing is Missing.NO_CASES:
        return none_newly_qualified(rate.figure)
    return narrative.value_words(rate.measure, rate.figure)


def none_newly_qualified(figure: Figure) -> str:
    """A ratio that cannot be made, in words: `none newly qualified (17.4 experienced)`."""
    if figure.numerator is None:
        return "none newly qualified"
    return f"none newly qualified ({narrative.plain(figure.numerator)} experienced)"


def account(
    now: Posts, before: Posts | None, rates: Mapping[str, Rate], then: Mapping[str, Rate]
) -> tuple[str, ...]:
    """The state of staffing in sentences: posts, what moved the vacant ones, cover, then each rate."""
    said = [filled_words(now, rates.get("vacancy"), then.get("vacancy"))]
    moved = change(now, before)
    said.append(change_words(moved) if moved else _no_change_words(now))
    said.append(cover_words(now))
    for name in ("agency", "turnover", "absence", "caseload", "experience"):
        if name in rates:
            said.append(f"{STAFFING_RATE_LABELS[name]}: {_sentence(rate_words(rates[name]))}")
    return tuple(filter(None, said))


def _no_change_words(now: Posts) -> str:
    if now.amount("vacancies_fte") is None:
        return ""
    quarterly = now.period.kind is PeriodKind.QUARTER
    return f"There is no full return of {'last quarter' if quarterly else 'the year before'} to compare with."


def _sentence(words: str) -> str:
    """Words as the end of a sentence; a reason that opens with a capital loses it."""
    lowered = words if words[:1] in "£−0123456789" else narrative.lowered(words)
    return lowered if lowered.endswith(".") else f"{lowered}."


def small_team_words(posts: Posts) -> str:
    """What one person is in a small team: `Small team: one person changes vacancy by 9.1 points ...`; else nothing."""
    one = one_person(posts)
    if one is None:
        return ""
    said = [
        f"{name} by {narrative.number(points, 1)} point{'' if points == 1 else 's'}"
        for name, points in (("vacancy", one.vacancy), ("turnover", one.turnover))
        if points is not None
    ]
    return f"Small team: one person changes {' and '.join(said)}" if said else ""
