"""The product's words: codes inside, labels outside, one meaning a word.

The codes of the catalogue and of figures, as files, the SQL and screens hold them, each named
once with the words that members read. Kinds of period are named in `metrics/period.py`, kinds of
file and their columns in `store/intake/kinds/`. Nothing here decides anything.
"""

from enum import StrEnum


class Polarity(StrEnum):
    HIGH = "high"
    LOW = "low"
    BAND = "band"
    NEUTRAL = "neutral"


class Basis(StrEnum):
    POSITION = "position"
    IN_QUARTER = "in_quarter"
    YTD_COUNT = "ytd_count"
    YTD_RATE = "ytd_rate"
    ROLLING_12M = "rolling_12m"
    ANNUAL = "annual"


YEAR_TO_DATE = (Basis.YTD_COUNT, Basis.YTD_RATE)
"""Bases of figures that start afresh each April."""


class Unit(StrEnum):
    PERCENT = "percent"
    PER_10000 = "per_10000"
    AVERAGE = "average"
    RATIO = "ratio"
    NUMBER = "number"
    GBP = "gbp"


class Rating(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NO_RATING = "no_rating"
    NO_TARGET = "no_target"
    NOT_AVAILABLE = "not_available"
    NOT_APPLICABLE = "not_applicable"
    NO_CASES = "no_cases"
    SUPPRESSED = "suppressed"


class Movement(StrEnum):
    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    NONE = "none"


class Judgement(StrEnum):
    IMPROVED = "improved"
    WORSENED = "worsened"
    NO_CHANGE = "no_change"
    NOT_JUDGED = "not_judged"
    NO_COMPARISON = "no_comparison"
    TOO_FEW = "too_few"
    SUPPRESSED = "suppressed"


class Missing(StrEnum):
    SUPPRESSED = "suppressed"
    ROUNDS_TO_ZERO = "rounds_to_zero"
    NOT_AVAILABLE = "not_available"
    NOT_YET_DUE = "not_yet_due"
    NOT_APPLICABLE = "not_applicable"
    NO_CASES = "no_cases"
    NOT_RECEIVED = "not_received"


class Doubt(StrEnum):
    """Why a figure is queried: `metrics/sql/doubts/` decides."""

    OUTSIDE_USUAL_RANGE = "outside_usual_range"
    UNCHANGED = "unchanged"
    ALL_OR_NONE = "all_or_none"
    COHORT_HALVED = "cohort_halved"
    TOTAL_MOVED = "total_moved"
    PUBLISHED_DIFFERS = "published_differs"
    FINER_RATED_OTHERWISE = "finer_rated_otherwise"
    TARGET_FAR = "target_far"
    COUNT_FOR_SHARE = "count_for_share"


class Status(StrEnum):
    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"


class Origin(StrEnum):
    """Whose figure it is: the council's own, or one that the DfE published."""

    COUNCIL = "council"
    DFE = "dfe"


class TargetOrigin(StrEnum):
    LOCAL = "local"
    NATIONAL = "national"


class TeamChange(StrEnum):
    """What ended a team's name: a rename continues its series, a merger ends it."""

    RENAME = "rename"
    MERGER = "merger"


class AreaKind(StrEnum):
    HOME = "home"
    ENGLAND = "england"
    REGION = "region"
    NEIGHBOUR = "neighbour"
    JOINT = "joint"
    """The joint return that the home council's published figures are of."""


ENGLAND_AND_REGIONS = (
    "England", "North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands",
    "East of England", "London", "South East", "South West",
)  # fmt: skip
"""What the published tables call the areas that hold many councils: no council is called so."""

BREAKDOWN_TYPES = ("age", "sex", "ethnicity", "disability", "unaccompanied")
"""What a figure may be broken down by; for officers only."""

STAFFING_PARTS = (
    "establishment_fte",
    "in_post_fte",
    "agency_fte",
    "vacancies_fte",
    "sickness_days",
    "headcount",
    "starters_fte",
    "leavers_fte",
    "agency_cover_fte",
    "maternity_fte",
    "newly_qualified_fte",
    "experienced_fte",
    "cases",
    "case_holders_fte",
)
"""What a staffing row counts; the first five are in every staffing file."""


STAFFING_PART_LABELS = {
    "establishment_fte": "Posts (establishment)",
    "in_post_fte": "Posts filled (in post)",
    "agency_fte": "Agency staff",
    "vacancies_fte": "Vacant posts",
    "sickness_days": "Working days lost to sickness",
    "headcount": "Headcount",
    "starters_fte": "Starters",
    "leavers_fte": "Leavers",
    "agency_cover_fte": "Agency staff in vacant posts",
    "maternity_fte": "On maternity leave",
    "newly_qualified_fte": "Newly qualified",
    "experienced_fte": "Experienced",
    "cases": "Cases held",
    "case_holders_fte": "Those who hold cases",
}
"""What officers read of the parts of a staffing return."""


STAFFING_RATES = (
    "vacancy", "turnover", "agency", "absence", "caseload", "agency_cover", "experience",
)  # fmt: skip
"""The staffing rates that a measure can be: `metrics/sql/staffing/staffing_rate_part.sql` defines them."""

PROFILES = ("linear", "explicit", "none")
SUPPRESS_RULES = ("counts 1 to 5", "none")


class Comparator(StrEnum):
    PREVIOUS_QUARTER = "previous_quarter"
    TWO_QUARTERS_BEFORE = "two_quarters_before"
    SAME_QUARTER_LAST_YEAR = "same_quarter_last_year"
    LAST_YEAR_END = "last_year_end"
    PREVIOUS_YEAR = "previous_year"


QUARTER_COMPARATORS = tuple(each for each in Comparator if each is not Comparator.PREVIOUS_YEAR)
"""What a quarter's figure is compared with; a year's, with the year before."""

ALL_TEAMS = "All"
"""The council as a whole, wherever a team is asked for."""

ALL_TEAMS_LABEL = "All teams"
"""What members read of it."""

ALL_ROLES = "All roles"
"""Every role of a team together, wherever a role is asked for."""


RATED = (Rating.GREEN, Rating.AMBER, Rating.RED)

POLARITY_LABELS = {
    Polarity.HIGH: "higher is better",
    Polarity.LOW: "lower is better",
    Polarity.BAND: "best within a range",
    Polarity.NEUTRAL: "for information",
}

BASIS_LABELS = {
    Basis.POSITION: "position on the day",
    Basis.IN_QUARTER: "in the quarter",
    Basis.YTD_COUNT: "year to date, a count",
    Basis.YTD_RATE: "year to date, a rate",
    Basis.ROLLING_12M: "rolling 12 months",
    Basis.ANNUAL: "annual",
}

RATING_LABELS = {
    Rating.GREEN: "Green",
    Rating.AMBER: "Amber",
    Rating.RED: "Red",
    Rating.NO_RATING: "For information",
    Rating.NO_TARGET: "No target",
    Rating.NOT_AVAILABLE: "Not available",
    Rating.NOT_APPLICABLE: "Not applicable",
    Rating.NO_CASES: "None to count",
    Rating.SUPPRESSED: "Hidden: small number",
}

RATING_SHAPES = {Rating.GREEN: "●", Rating.AMBER: "◆", Rating.RED: "■"}
"""Circle, diamond, square. A triangle would read as an arrow."""

MOVEMENT_ARROWS = {
    Movement.UP: "↑",
    Movement.DOWN: "↓",
    Movement.LEVEL: "→",
    Movement.NONE: "",
}

MOVEMENT_LABELS = {
    Movement.UP: "up",
    Movement.DOWN: "down",
    Movement.LEVEL: "level",
    Movement.NONE: "no movement shown",
}

JUDGEMENT_LABELS = {
    Judgement.IMPROVED: "Improved",
    Judgement.WORSENED: "Worsened",
    Judgement.NO_CHANGE: "Little change",
    Judgement.NOT_JUDGED: "For information",
    Judgement.NO_COMPARISON: "No comparison",
    Judgement.TOO_FEW: "Too few to judge",
    Judgement.SUPPRESSED: "Hidden: small number",
}

MISSING_LABELS = {
    Missing.SUPPRESSED: "Hidden: small number",
    Missing.ROUNDS_TO_ZERO: "Rounds to zero, but is not zero",
    Missing.NOT_AVAILABLE: "Not available",
    Missing.NOT_YET_DUE: "Not yet due",
    Missing.NOT_APPLICABLE: "Not applicable",
    Missing.NO_CASES: "None to count",
    Missing.NOT_RECEIVED: "Not received",
}

STATUS_MARKS = {Status.FINAL: "", Status.PROVISIONAL: "p", Status.REVISED: "r"}

STATUS_LABELS = {
    Status.FINAL: "final",
    Status.PROVISIONAL: "provisional",
    Status.REVISED: "revised",
}

STAFFING_RATE_LABELS = {
    "vacancy": "Vacancy",
    "agency": "Agency",
    "turnover": "Turnover",
    "absence": "Sickness",
    "caseload": "Caseload",
    "experience": "Experienced to newly qualified",
    "agency_cover": "Vacant posts covered by agency",
}
"""What a committee calls each staffing rate, in the order of a table."""

MISSING_SYMBOLS = {
    "c": Missing.SUPPRESSED,
    "*": Missing.SUPPRESSED,
    "<5": Missing.SUPPRESSED,
    "<6": Missing.SUPPRESSED,
    "k": Missing.ROUNDS_TO_ZERO,
    "low": Missing.ROUNDS_TO_ZERO,
    "z": Missing.NOT_APPLICABLE,
    "x": Missing.NOT_AVAILABLE,
    "u": Missing.NOT_AVAILABLE,
    "..": Missing.NOT_AVAILABLE,
    ":": Missing.NOT_AVAILABLE,
}
"""The shorthand of published tables, without brackets and in lower case."""

COMPARATOR_TIMES = {
    Comparator.PREVIOUS_QUARTER: "last quarter",
    Comparator.TWO_QUARTERS_BEFORE: "two quarters ago",
    Comparator.SAME_QUARTER_LAST_YEAR: "a year ago",
    Comparator.LAST_YEAR_END: "the last year end",
    Comparator.PREVIOUS_YEAR: "the year before",
}
"""When that was, as sentences put it: `up 3 on last quarter`."""

COMPARATOR_LABELS = {
    Comparator.PREVIOUS_QUARTER: "the previous quarter",
    Comparator.TWO_QUARTERS_BEFORE: "the quarter before that",
    Comparator.SAME_QUARTER_LAST_YEAR: "the same quarter last year",
    Comparator.LAST_YEAR_END: "the last year end",
    Comparator.PREVIOUS_YEAR: "the year before",
}
