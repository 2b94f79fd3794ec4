"""What a row of cells seems to be the headings of, and the part that each seems to play: a first guess, to be looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics.catalogue.teams import TeamHistory, is_all
from metrics.period import PeriodKind
from metrics.vocabulary import ALL_TEAMS
from store.intake import periods, post_headings, recipe, wide
from store.intake.measure_names import Names
from store.intake.recipe import OF_MEASURE, OF_POSTS, OF_TEAM
from store.intake.shapes import Context
from store.intake.under import under


@dataclass(frozen=True)
class Known:
    """The names that headings may be of the council's own: its teams, and the measures of its catalogue."""

    teams: TeamHistory
    names: Names

    @classmethod
    def of(cls, context: Context) -> "Known":
        """What is known where a file is read."""
        return cls(context.teams, Names(context.catalogue))


def recognised(headings: Sequence[str]) -> bool:
    """Whether a row of headings is that of a scorecard in a council's own words: a measure, and a column for each
    period or one that names it beside one of figures."""
    parts = {part_of(text) for text in headings if text.strip()}
    long = recipe.PERIOD in parts and bool(parts & {recipe.VALUE, recipe.NUMERATOR})
    return wide.recognised(headings) or (long and bool(parts & {recipe.MEASURE, recipe.NAME}))


def part_of(heading: str) -> str | None:
    """The part that a heading plays by itself; None where it may be anything."""
    return wide.role(heading) or _long_part(heading)


def parts(headings: Sequence[str], known: Known | None = None) -> Mapping[str, str]:
    """The part of each heading that does not name a period, as far as it can be guessed; the rest not read."""
    texts = [text for text in headings if text.strip()]
    if known and (crossed := crosswise(texts, known)):
        return crossed
    found: dict[str, str] = {}
    named = {part_of(text) for text in texts}
    for text in texts:
        if under(text) is not None:
            continue
        part = part_of(text)
        if part is None and recipe.NAME not in named and _speaks_of_measures(text):
            part = recipe.NAME
        fits = part in recipe.PARTS and part not in found.values()
        found[text] = part if fits and part is not None else recipe.IGNORED
    return found | dict.fromkeys(years_beside(texts), recipe.YEAR_END)


def crosswise(headings: Sequence[str], known: Known) -> Mapping[str, str] | None:
    """The part of each heading where figures seem to stand under teams, measures or posts; None where they do not."""
    if any(under(text) for text in headings):
        return None
    played = {text: part_of(text) for text in headings}
    teams = {text: team.name for text in headings if (team := known.teams.find(text))}
    named = set(played.values()) & {recipe.MEASURE, recipe.NAME}
    if teams and named:
        figures = {text: f"{OF_TEAM}{name}" for text, name in teams.items()}
        figures |= {text: f"{OF_TEAM}{ALL_TEAMS}" for text in headings if is_all(text)}
    elif not named and set(played.values()) & {recipe.TEAM, recipe.PERIOD}:
        free = [text for text in headings if played[text] in (None, recipe.IGNORED)]
        posts = {
            text: f"{OF_POSTS}{part}" for text in free if (part := post_headings.part_of(text))
        }
        measures = {
            text: f"{OF_MEASURE}{found}" for text in free if (found := known.names.find(text))
        }
        figures = measures | posts
    else:
        return None
    says_only = {recipe.TEAM, recipe.COMMENTARY} <= set(played.values())
    if not figures and not says_only:
        return None
    made: dict[str, str] = {}
    for text in headings:
        part = figures.get(text) or played[text]
        made[text] = part if part and part not in made.values() else recipe.IGNORED
    return made


def _speaks_of_measures(heading: str) -> bool:
    """Whether a heading says among other words that measures stand under it (`Priority / Indicator`)."""
    words = set(
        "".join(letter if letter.isalpha() else " " for letter in heading.casefold()).split()
    )
    return bool(
        words & {"indicator", "indicators", "measure", "measures", "kpi", "kpis", "description"}
    )


def years_beside(headings: Sequence[str]) -> list[str]:
    """The headings that name a year where others name quarters: they may be the year's end, or stand for themselves."""
    held = {
        text: found for text in headings if (found := under(text)) and found.part == recipe.VALUE
    }
    kinds = {
        text: periods.quarter(periods.period(found.period)).kind for text, found in held.items()
    }
    if PeriodKind.QUARTER not in kinds.values():
        return []
    return [text for text, kind in kinds.items() if kind is PeriodKind.FINANCIAL_YEAR]


def _long_part(heading: str) -> str | None:
    """The part that one of the usual headings plays in a sheet with a row a figure or a team."""
    return {
        **dict.fromkeys(("period", "quarter", "reporting period", "qtr", "month"), recipe.PERIOD),
        **dict.fromkeys(("year", "financial year", "fy"), recipe.YEAR),
        **dict.fromkeys(("numerator", "num"), recipe.NUMERATOR),
        **dict.fromkeys(("denominator", "den", "denom"), recipe.DENOMINATOR),
        **dict.fromkeys(("value", "figure", "result", "actual", "performance", "outturn"), recipe.VALUE),
        **dict.fromkeys(("role", "job role", "grade", "post"), recipe.ROLE),
    }.get(heading.strip().casefold().replace("_", " "))  # fmt: skip
