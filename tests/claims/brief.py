"""What the Summary claims on its one screen: what is Red and for how long, what was found, since when it is asked."""

import re
from collections import Counter
from collections.abc import Iterator

from metrics import period
from metrics.period import Period
from reporting import reported
from reporting.summary_report import Found, Pressing, summary_report
from tests.claims.facts import Row
from tests.claims.held import held_of
from tests.claims.pages import Claim, Pages
from tests.claims.shapes import Of

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BACK = {"quarter": 1, "limit": 1, "pair": 3, "four": 4, "lately": 4, "drift": 7}


def claims(pages: Pages, team: str, quarter: Period) -> Iterator[Claim]:
    """Every line of the Summary of a team's quarter."""
    report = summary_report(pages.reading, team, quarter)
    names = [each.measure.id for each in reported.reported(pages.reading, team, quarter)]
    ofs = {name: pages.of(name, team, quarter) for name in names}
    leads = {name: pages.lead(of) for name, of in ofs.items()}
    wanted = {name for name, of in ofs.items() if _presses(of)}
    told = [dict(each.measure.choices)["measure"] for each in report.pressing]
    yield "brief pressing", str(told), (
        set(told) <= wanted and report.all_pressing == len(wanted) and len(told) == min(8, len(wanted))
    )  # fmt: skip
    for name, each in zip(told, report.pressing, strict=True):
        yield "brief how long", f"{name}: {each.rating.words}", _for_so_long(ofs[name], each)
    many = Counter(leads.values())
    teams = {name for name, of in ofs.items() if _any_team(pages, of, team)}
    found = sum(many[f"Really {way}"] for way in ("worse", "better", "higher", "lower"))
    found += len({name for name in teams if not leads[name].startswith("Really")})
    yield "brief found", str(report.all_found), report.all_found == found
    for each in report.found:
        of = ofs[dict(each.measure.choices)["measure"]]
        yield from _finding(pages, of, each, leads[of.measure])


def _presses(of: Of) -> bool:
    if of.row is None:
        return False
    none = of.about["unit"] == "number" and of.row.goal_high == 0 and (of.row.value or 0) > 0
    return of.row.rating == "red" or none


def _any_team(pages: Pages, of: Of, team: str) -> bool:
    """Whether teams are said to be worse: how they are is claimed and held with each figure."""
    if team != "All":
        return False
    return any(each.is_worse for each in pages.reading.line(of.measure, team, _at(of)).standing_out)


def _at(of: Of) -> Period:
    return period.quarter_at(of.place)


def _for_so_long(of: Of, told: Pressing) -> bool:
    """Counted back from the rows, period by period."""
    row = of.row
    assert row is not None
    mine = of.facts.by_series[of.measure, of.team]
    rows = [each for each in mine if each.series == row.series and each.place <= row.place]
    rows.sort(key=lambda each: each.place)
    words = told.rating.words.removeprefix("■ ").removeprefix("◆ ").removeprefix("● ")
    colour = words.startswith(("Red", "Amber", "Green"))

    def alike(each: Row) -> bool:
        return each.rating == row.rating if colour else bool(each.value)

    places = {each.place: each for each in rows}
    count = 0
    while (then := places.get(row.place - count)) is not None and alike(then):
        count += 1
    before = places.get(row.place - count)
    whole = count == len(rows)
    how = words.partition(" ")[0].rstrip(",")
    thing = "quarter" if row.kind == "quarter" else "year"
    number = _NUMBERS[count] if count <= 10 else str(count)
    plural = f"{number} {thing}{'' if count == 1 else 's'}"
    if count > 1:
        said = {f"{how} in all {plural} so far"} if whole else {f"{how} for {plural}"}
    elif before is None:
        said = {f"{how}, its first {thing}"} if whole else {f"{how} this {thing}"}
    elif before.rating in ("red", "amber", "green"):
        said = {f"{how}, {before.rating.capitalize()} before"}
    else:
        return re.fullmatch(rf"{how}, [a-z :]+ before", words) is not None
    return words in said and (not colour or how.lower() == row.rating)


def _finding(pages: Pages, of: Of, found: Found, lead: str) -> Iterator[Claim]:
    if found.lead:
        why = found.why[:1].lower() + found.why[1:]
        yield "brief lead", found.lead, found.lead == lead
        yield "brief why", f"{found.lead}: {why}.", held_of(of, f"{found.lead}: {why}.")
    else:
        yield "brief lead", "teams alone", not lead.startswith(("Really better", "Really worse"))
    for group in found.teams:
        if not found.lead and not group.more:
            names = "; ".join(f"{each.team}, {each.own}" for each in group.teams)
            yield "brief teams", names, held_of(of, f"{names}: {group.how}.")
    asked = re.search(r" since (\w+)(?: (\d{4}))?", found.question)
    if asked:
        named = [each.team for group in found.teams for each in group.teams]
        # Of a figure that is better while teams are worse, the teams are asked about.
        own = bool(found.lead) and (lead == "Really worse" or not named)
        told = [of] if own else [pages.of(of.measure, each, _at(of)) for each in named]
        worse = [each for each in told if own or pages.lead(each) == "Really worse"]
        right = bool(worse) and all(_began(each) == _end(asked, of) for each in worse)
        yield "brief question", found.question, right


def _began(of: Of) -> tuple[int, int] | None:
    """The month and year of the last quarter before a series went its way."""
    told, (sign, _) = of.told, of.sign
    if told is None:
        return None
    back = _BACK.get(sign) or (told.run - 1 if sign == "trend" else told.run)
    row = next((each for each in of.before if each.place == of.place - back), None)
    if row is None:
        return None
    year, quarter = divmod(row.place, 4)
    month = (6, 9, 12, 3)[quarter]
    return month, year + (month == 3)


def _end(asked: "re.Match[str]", of: Of) -> tuple[int, int]:
    month = _MONTHS.index(asked[1]) + 1
    year, quarter = divmod(of.place, 4)
    this = year + (quarter == 3)
    return month, int(asked[2] or this)
