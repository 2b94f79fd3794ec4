"""What screens and papers claim of many figures at once: counts, tables, places, staffing."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from metrics import period
from metrics.period import Period
from reporting import compare_report, comparing, reported
from reporting.exceptions_report import exceptions_report
from reporting.findings_report import findings_report
from reporting.paper import contents
from reporting.paper.model import Points, Section, Words
from reporting.paper.options import Options
from reporting.reading import Reading
from reporting.scorecard_report import scorecard_report
from reporting.staffing_report import staffing_report
from tests.claims.facts import ALL, Facts, Row, half_up
from tests.claims.findings import LEADS, lead_is_right
from tests.claims.gathered import SPLIT, split
from tests.claims.held import answers, held_of, shown_row
from tests.claims.judged import Judge
from tests.claims.shapes import A, Of, best_range, number
from tests.claims.yearly import five_years

Claim = tuple[str, str, bool]
"""The kind of a claim, what it says, and whether it is right."""

_LISTS = ("Really worse", "Really better", "Needs attention")
"""The lists of a paper's summary, each point of which opens with a measure's name."""
_ARROWS = {"↑": 1, "↓": -1, "→": 0}


class Pages:
    """Reads the screens and papers of one snapshot."""

    def __init__(self, reading: Reading, facts: Facts) -> None:
        self.reading, self.facts, self.judge = reading, facts, Judge(facts)

    def of(self, measure: str, team: str, quarter: Period) -> Of:
        """What is said of one line."""
        row = shown_row(self.facts, measure, team, quarter.index)
        return Of(self.facts, self.judge, measure, team, quarter.index, row)

    def lead(self, of: Of) -> str:
        """What the series of a line says, judged again."""
        if of.row is None or of.row.value is None:
            return ""
        if of.row.kind != "quarter":
            return _of_years(of)
        if self.judge.told(of.measure, of.team, of.place) is None:
            return "Trend not judged"
        return next(lead for lead in LEADS if lead_is_right(of, lead))

    # --- Findings

    def findings(self, team: str, quarter: Period) -> Iterator[Claim]:
        """The counts of all findings, their lists, and the ratings by theme."""
        report = findings_report(self.reading, team, quarter)
        lines = [each.measure.id for each in reported.reported(self.reading, team, quarter)]
        ofs = {name: self.of(name, team, quarter) for name in lines}
        leads = {name: self.lead(of) for name, of in ofs.items()}
        many = Counter(leads.values())
        if report.history is not None:
            yield from self._history(report.history.words, many, ofs, leads)
        for title, members, lead in (
            ("worse", report.worse, "Really worse"), ("better", report.better, "Really better"),
        ):  # fmt: skip
            wanted = {name for name, found in leads.items() if found == lead}
            yield f"findings {title}", str(wanted), {each.measure_id for each in members} == wanted
        red = {name for name, of in ofs.items() if of.row is not None and of.row.rating == "red"}
        worsening = {
            name for name, of in ofs.items()
            if of.row is not None and of.row.rating == "amber" and self._is_worse(of, leads[name])
        }  # fmt: skip
        yield "findings attention", str(report.attention), report.attention == len(red | worsening)
        for row in (*report.themes, report.total):
            mine = [
                of for name, of in ofs.items()
                if row is report.total or self.facts.measures[name]["theme"] == row.theme
            ]  # fmt: skip
            ratings = Counter(of.row.rating for of in mine if of.row is not None)
            told = (row.green, row.amber, row.red)
            right = told == (ratings["green"], ratings["amber"], ratings["red"])
            yield "findings theme", row.theme, right and row.rated == f"{sum(told)} of {len(mine)}"
        for each in report.teams:
            measure = dict(each.measure.choices)["measure"]
            for sentence in each.said:
                yield "findings teams", sentence, held_of(self.of(measure, team, quarter), sentence)
        for said in (*report.worse, *report.better, *report.different, *report.others):
            for sentence in SPLIT.split(
                f"{said.sentences} {said.finding.sentence} {said.needed}".strip()
            ):
                yield "findings line", sentence, held_of(ofs[said.measure_id], sentence)

    def _history(
        self, words: str, many: Counter, ofs: dict[str, Of], leads: dict[str, str]
    ) -> Iterator[Claim]:
        better, worse, usual = (
            many[lead] for lead in ("Really better", "Really worse", "No clear change")
        )
        different = many["Really higher"] + many["Really lower"]
        told = better + worse + different + usual
        found = re.match(
            r"Of (\d+) measures? with enough history: (\d+) really better, (\d+) really worse"
            r"(?:, (\d+) really higher or lower)?; (\d+) shows? no clear change\.",
            words,
        )
        numbers = tuple(int(each or 0) for each in found.groups()) if found else ()
        yield "findings counts", words, numbers == (told, better, worse, different, usual)
        arrows = sum(
            self._moved(of)
            for name, of in ofs.items()
            if leads[name] not in ("", "Trend not judged")
        )
        arrow = re.search(r"Judged by the last step alone, (\d+) would have been named", words)
        yield "findings arrow", words, arrow is not None and int(arrow[1]) == arrows
        untold = len(ofs) - told
        rest = re.search(r"Of (\d+) more no trend can be told", words)
        yield "findings untold", words, (int(rest[1]) if rest else 0) == untold
        luck = re.search(r"Of the \d+ named, (hardly one|about (\d+)) may be luck", words)
        if better + worse + different:
            expected = half_up(
                sum((self._by_luck(of, leads[name]) for name, of in ofs.items()), Fraction(0)), 0
            )
            yield "findings luck", words, luck is not None and int(luck[2] or 0) == expected
        else:
            yield "findings luck", words, luck is None

    def _by_luck(self, of: Of, lead: str) -> Fraction:
        if lead in ("", "Trend not judged") or of.row is None:
            return Fraction(0)
        if of.row.kind != "quarter":
            return Fraction(2, 1000)
        told = of.told
        assert told is not None
        named = lead.startswith("Really")
        return {
            "parts": Fraction(1, 10) if named else Fraction(0),
            "same_children": Fraction(3, 200), "quarters": Fraction(5, 100),
        }[told.rule]  # fmt: skip

    def _comparator(self, of: Of) -> Row | None:
        when = {
            "previous_quarter": "last quarter", "same_quarter_last_year": "a year ago",
            "last_year_end": "the last year end", "two_quarters_before": "two quarters ago",
        }.get(of.about["comparator"], "the year before")  # fmt: skip
        if of.row is not None and of.row.kind != "quarter":
            when = "the year before"
        return of.against(when)

    def _change(self, of: Of) -> Decimal | None:
        then = self._comparator(of)
        if of.row is None or of.row.value is None or then is None or then.value is None:
            return None
        if then.segment != of.row.segment:
            return None
        return of.row.value - then.value

    def _moved(self, of: Of) -> bool:
        change = self._change(of)
        return change is not None and abs(change) > of.about["tolerance"]

    def _is_worse(self, of: Of, lead: str) -> bool:
        if lead != "Trend not judged":
            return lead == "Really worse"
        change, then, row = self._change(of), self._comparator(of), of.row
        if change is None or row is None or then is None or not self._moved(of):
            return False
        if any(each.denominator is not None and each.denominator < 6 for each in (row, then)):
            return False
        polarity = of.about["polarity"]
        if polarity == "band":
            low, high = best_range(of, row)
            away = [
                max(low - value, value - high, Decimal(0))
                for value in (row.value or Decimal(0), then.value or Decimal(0))
            ]
            return away[0] > away[1]
        return change < 0 if polarity == "high" else polarity == "low" and change > 0

    # --- the Scorecard

    def scorecard(self, team: str, quarter: Period) -> Iterator[Claim]:
        """Every cell of a scorecard: figure, target, rating, finding, and what it was."""
        report = scorecard_report(self.reading, team, quarter, drawn=False)
        for line in report.lines:
            of = self.of(line.measure_id, team, quarter)
            yield "scorecard figure", line.figure.whole, self._figure(of.row, line.figure.whole)
            yield "scorecard rating", line.rating.words, self._rating(of.row, line.rating.words)
            if line.target != "None":
                target = f"Target {line.target}."
                yield "scorecard target", line.target, held_of(of, target)
            if line.finding.lead:
                yield "scorecard lead", line.finding.lead, line.finding.lead == self.lead(of)
            if moved := line.finding.step:
                arrow = _ARROWS.get(moved[0])
                words = moved[2:] if arrow is not None else moved
                right = held_of(of, words)
                change = self._change(of)
                if arrow is not None and change is not None:
                    way = 0 if abs(change) <= of.about["tolerance"] else 1 if change > 0 else -1
                    right = right and way == arrow
                yield "scorecard moved", moved, right
            for heading, figure in zip(report.before, line.earlier, strict=False):
                if figure is not None:
                    label = heading.partition(" (")[0]
                    rows = self.facts.quarters(of.measure, team, quarter.index)
                    then = next((row for row in rows if row.label == label), None)
                    yield (
                        "scorecard earlier",
                        f"{heading}: {figure.whole}",
                        self._figure(then, figure.whole),
                    )

    @staticmethod
    def _figure(row: Row | None, words: str) -> bool:
        match = re.fullmatch(
            rf"{A}(?: to 1)?(?: \((?:([\d,.]+) (?:of|for|to) ([\d,.]+)|fraction not supplied)\))?",
            words,
        )
        if match is None:
            return row is None or row.value is None
        right = row is not None and row.value == number(match[1])
        return right and (
            match[2] is None
            or (row.numerator, row.denominator) == (number(match[2]), number(match[3]))
        )

    @staticmethod
    def _rating(row: Row | None, words: str) -> bool:
        colour = words.partition(" ")[2].lower() if words[0] in "●◆■" else ""
        if colour:
            return row is not None and row.rating == colour
        return row is None or row.rating not in ("green", "amber", "red")

    # --- exceptions, papers

    def exceptions(self, team: str, quarter: Period) -> Iterator[Claim]:
        """Why each exception is one."""
        for line, why in exceptions_report(self.reading, team, quarter).lines:
            of = self.of(line.measure_id, team, quarter)
            lead = self.lead(of)
            # A team's name may hold an 'and'.
            told = why
            for name in self.facts.teams:
                told = re.sub(
                    rf"(?i){re.escape(name)} worse", name.replace(" and ", " & ") + " worse", told
                )
            for reason in re.split(r", | and ", told):
                right = self._reason(of, lead, reason.strip().replace(" & ", " and "))
                yield "exception", f"{line.name}: {why}", right

    def _reason(self, of: Of, lead: str, reason: str) -> bool:
        reason = reason[:1].lower() + reason[1:]
        if reason == "red":
            return of.row is not None and of.row.rating == "red"
        if reason == "really worse":
            return lead == "Really worse"
        if reason.startswith("worse than"):
            return self._is_worse(of, lead)
        if reason.endswith("more teams worse") or reason.endswith("more team worse"):
            return True
        if reason.endswith(" worse"):
            team = next(
                (
                    each
                    for each in self.facts.teams
                    if each.lower() == reason.removesuffix(" worse").lower()
                ),
                "",
            )
            mine = Of(
                self.facts,
                self.judge,
                of.measure,
                team,
                of.place,
                shown_row(self.facts, of.measure, team, of.place),
            )
            return bool(team) and (self.lead(mine) == "Really worse" or team in self.facts.works)
        return of.row is None or of.row.value is None

    def paper(self, quarter: Period) -> Iterator[tuple[str, Section]]:
        """Every section of the council's whole paper, by its title."""
        made = contents.paper(self.reading, Options(quarter))
        waiting = list(made.sections)
        while waiting:
            section = waiting.pop(0)
            yield section.title, section
            waiting = [*section.sections, *waiting]

    def papers(self, quarter: Period) -> Iterator[Claim]:
        """Every point of a paper that opens with a measure's name, or stands under its heading."""
        names = {row["name"]: name for name, row in self.facts.measures.items()}
        for title, section in self.paper(quarter):
            for block in section.blocks:
                items = block.items if isinstance(block, Points) else ()
                if isinstance(block, Words) and title in names and block.strong[:1].isdigit():
                    items = (block.strong,)
                for item in items:
                    name, _, said = item.partition(": ")
                    measure = names.get(title) or names.get(name)
                    if measure is None:
                        continue
                    of = self.of(measure, ALL, quarter)
                    if title in _LISTS:
                        for sentence in SPLIT.split(said):
                            yield "paper", sentence, held_of(of, sentence)
                    elif title in names and isinstance(block, Points):
                        quoted = answers(self.facts, measure, ALL, quarter.index)
                        for sentence in split(item, quoted):
                            yield "paper", sentence, held_of(of, sentence)

    # --- staffing

    def staffing(self, team: str, quarter: Period) -> Iterator[Claim]:
        """The account of a team's posts."""
        report = staffing_report(self.reading, team, quarter)
        parts = {
            (row["period"], row["part"]): row["amount"] for row in self.facts.staff.get(team, ())
        }
        code = report.period.code
        before = period.quarter_at(quarter.index - 1).code
        for said in report.sentences:
            for sentence in SPLIT.split(said):
                right = _staffing(self, parts, team, code, before, sentence)
                if right is not None:
                    yield "staffing", sentence, right

    # --- other areas

    def compared(self, measure: str, quarter: Period) -> Iterator[Claim]:
        """A comparison's table: each area's figure, how far ours is, which place, and whether luck could do it."""
        about = comparing.comparing(self.reading, measure, quarter)
        report = compare_report.compare_report(self.reading, about)
        if not report.rows:
            return
        of = self.facts.measures[measure]
        areas = {(row["council"], row["label"]): row for row in self.facts.others[measure]}
        home = report.rows[0]
        mine = home.figure.amount.value if home.figure.amount else None
        known = [
            (row.area, row.figure.amount.value) for row in report.rows
            if row.figure.amount and row.kind in ("home", "neighbour")
        ]  # fmt: skip
        for row in report.rows:
            held = areas.get((row.area, row.period))
            if held is not None and row.figure.amount is not None:
                yield (
                    "compare figure",
                    f"{row.area} {row.figure.words}",
                    held["value"] == row.figure.amount.value,
                )
            if row.place.isdigit():
                values = [value for _, value in known]
                own = row.figure.amount.value if row.figure.amount else Decimal(0)
                better = sum(
                    (value > own) if of["polarity"] == "high" else (value < own) for value in values
                )
                yield (
                    "compare place",
                    f"{row.area} {row.place}",
                    of["polarity"] == "band" or int(row.place) == 1 + better,
                )
            theirs = row.figure.amount.value if row.figure.amount else None
            if (
                row is not home
                and mine is not None
                and theirs is not None
                and of["unit"] != "number"
            ):
                gap = re.match(rf"{A}(?: percentage points?)? (above|below)", row.ours_is)
                right = (
                    row.ours_is == "The same"
                    if mine == theirs
                    else gap is not None
                    and number(gap[1]) == abs(mine - theirs)
                    and (gap[2] == "above") == (mine > theirs)
                )
                yield "compare gap", f"{row.area}: {row.ours_is}", right
                if row.stands:
                    yield (
                        "compare stands",
                        f"{row.area}: {row.stands}",
                        _stands(of, home, row, areas),
                    )
        values = sorted(value for area, value in known if area != home.area)
        for average in report.averages:
            exact = Fraction(sum(values)) / len(values)
            if average.name.endswith("median"):
                middle = len(values) // 2
                exact = (
                    Fraction(values[middle])
                    if len(values) % 2
                    else Fraction(values[middle - 1] + values[middle]) / 2
                )
            told = average.figure.amount.value if average.figure.amount else None
            yield "compare average", average.name, told == half_up(exact, int(of["decimals"]) + 1)


def _of_years(of: Of) -> str:
    """The lead of a yearly figure."""
    way, polarity = five_years(of), of.about["polarity"]
    if not way:
        return "Trend not judged"
    if way == "went":
        return "No clear change"
    if polarity in ("neutral", "band"):
        return "Really higher" if way == "rose" else "Really lower"
    return "Really better" if (way == "rose") == (polarity == "high") else "Really worse"


def _wilson(x: float, n: float) -> tuple[float, float]:
    z = 1.959963984540054
    root = z * (z * z + 4 * x * (1 - x / n)) ** 0.5
    return 100 * (2 * x + z * z - root) / (2 * (n + z * z)), 100 * (2 * x + z * z + root) / (
        2 * (n + z * z)
    )


def _stands(of: dict, home, row, areas: dict) -> bool:
    """Whether chance could account for the difference, by the limits of shares; others are taken as said."""
    if of["unit"] != "percent":
        return True
    pairs = []
    for each in (home, row):
        match = re.fullmatch(r"([\d,]+) of ([\d,]+)", each.counted)
        if match is None:
            return True
        pairs.append((float(number(match[1])), float(number(match[2]))))
    low, high = _wilson(*pairs[0])
    if row.kind == "neighbour":
        there = _wilson(*pairs[1])
    else:
        exact = 100 * pairs[1][0] / pairs[1][1]
        there = (exact, exact)
    alike = low <= there[1] and there[0] <= high
    if row.stands == "No more than luck":
        return alike
    return not alike and row.stands.startswith("Ours is")


def _staffing(
    pages: Pages, parts: dict, team: str, code: str, before: str, sentence: str
) -> bool | None:
    """Whether a sentence about posts is right; None of one that claims none of these."""

    def part(name: str, at: str = code) -> Decimal | None:
        return parts.get((at, name))

    if found := re.match(rf"^{A} of {A} posts were filled on ", sentence):
        return (number(found[1]), number(found[2])) == (
            part("in_post_fte"),
            part("establishment_fte"),
        )
    if found := re.match(
        rf"^Vacant: {A} \({A}%?(?:; (?:last quarter|the year before) {A}%?)?\)\.$", sentence
    ):
        vacant, filled = part("vacancies_fte"), part("in_post_fte")
        right = vacant == number(found[1])
        if right and vacant is not None and filled is not None:
            right = half_up(
                Fraction(vacant) * 100 / Fraction(vacant + filled), len(found[2].partition(".")[2])
            ) == number(found[2])
        return right
    if found := re.match(rf"^Vacant posts (rose|fell) by {A} to {A}: ", sentence):
        now, then = part("vacancies_fte"), part("vacancies_fte", before)
        if now is None or then is None:
            return None
        return (
            abs(now - then) == number(found[2])
            and now == number(found[3])
            and (now > then) == (found[1] == "rose")
        )
    if found := re.match(
        rf"^Agency staff cover {A} of the vacant posts, leaving {A} with nobody in them\.$",
        sentence,
    ):
        cover, vacant = part("agency_cover_fte"), part("vacancies_fte")
        return (
            cover == number(found[1])
            and vacant is not None
            and vacant - number(found[1]) == number(found[2])
        )
    if sentence == "Agency staff cover none of the vacant posts.":
        return part("agency_cover_fte") == 0
    if sentence == "Agency staff cover all of the vacant posts.":
        return part("agency_cover_fte") == part("vacancies_fte")
    if found := re.match(rf"^Agency staff in all: {A}\.$", sentence):
        return part("agency_fte") == number(found[1])
    if found := re.match(
        rf"^(Agency|Turnover|Sickness): {A}%? \({A} (?:of|left in 12 months;) {A}(?: working days in 12 months| in post)?\)\.$",
        sentence,
    ):
        return half_up(
            Fraction(number(found[3])) * 100 / Fraction(number(found[4])),
            len(found[2].partition(".")[2]),
        ) == number(found[2])
    if found := re.match(
        rf"^Caseload: {A} children for each social worker \({A} children, {A} social workers\)\.$",
        sentence,
    ):
        return half_up(
            Fraction(number(found[2])) / Fraction(number(found[3])), len(found[1].partition(".")[2])
        ) == number(found[1]) and part("cases") == number(found[2])
    if found := re.match(
        rf"^Experienced to newly qualified: {A} to 1 \({A} experienced, {A} newly qualified\)\.$",
        sentence,
    ):
        return half_up(
            Fraction(number(found[2])) / Fraction(number(found[3])), len(found[1].partition(".")[2])
        ) == number(found[1])
    return None
