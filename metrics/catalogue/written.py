"""A measure as a council writes it: every key of its table, the kind of value it holds and that kind in words.

The shape alone: what a value may be beside the others is decided in `measure_rules.py`. Where what
is allowed depends on another key (the comparators of a basis), the key is a text here.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from metrics.vocabulary import STAFFING_RATES, SUPPRESS_RULES, Basis, Polarity, Unit

AMOUNT_LIMIT = Decimal(10**9)
LEAST_FIXED = 12
"""Points that limits are made of at the least, where they are fixed (NHS 'Making Data Count')."""


def an_amount(decimals: int = 4) -> str:
    """What an amount of the catalogue may be, in words."""
    return f"a number from 0 to below {AMOUNT_LIMIT:,} with at most {decimals} decimals"


Text = Annotated[str, Meta(description="text in quotes")]
Truth = Annotated[bool, Meta(description="true, false")]
Amount = Annotated[int | Decimal, Meta(description=an_amount())]
"""As TOML has it: whole, or a decimal read exactly."""


class Band(Struct, frozen=True, forbid_unknown_fields=True):
    """The edges of the best range."""

    low: Amount
    high: Amount


class AmberRule(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How far from the target is still amber, by the one of these that is written."""

    points: Amount | None = None
    percent: Amount | None = None
    floor: Amount | None = None


class PublishedAt(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a published table holds the measure."""

    dataset: Text
    where: Annotated[dict[str, str], Meta(description="{column = text}")]
    numerator: Text
    denominator: Text
    value: Text
    counted: Text = ""


class BreakFrom(Struct, frozen=True, forbid_unknown_fields=True):
    """A period from which figures are not comparable with those before, and why."""

    start: Text = field(name="from")
    reason: Text


class UsualRange(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How the usual range is drawn where not in the usual way."""

    screened: Truth = True
    fixed_after: Annotated[int | None, Meta(description=f"{LEAST_FIXED} or more")] = None


class WrittenMeasure(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One [[measure]] table. What has no default is stated of every measure."""

    id: Text
    name: Text
    cohort: Text
    one: Text
    many: Text
    numerator: Text
    denominator: Text
    unit: Annotated[Unit, Meta(description=", ".join(Unit))]
    decimals: Annotated[
        int, Meta(description="0 to 2 of a percentage, 0 or 1 per 10,000, else 0 to 4")
    ]
    basis: Annotated[Basis, Meta(description=", ".join(Basis))]
    polarity: Annotated[Polarity, Meta(description=", ".join(Polarity))]
    amber: Annotated[
        AmberRule | Literal["none"],
        Meta(description='"none" (alone of a measure for information), {points = 5}, {percent = 10}, {floor = 80}'),
    ]  # fmt: skip
    tolerance: Amount
    comparator: Annotated[
        str,
        Meta(description="previous_quarter, same_quarter_last_year, last_year_end; same_quarter_last_year "
             "alone of a year to date, previous_year alone of an annual measure"),
    ]  # fmt: skip
    profile: Annotated[str, Meta(description="none, or linear, explicit of a count from April")]
    seasonal: Truth
    same_children: Truth
    adds_up: Truth
    suppress: Annotated[str, Meta(description=", ".join(SUPPRESS_RULES))]
    national_code: Text
    source: Text
    accountable: Text
    means: Text
    caution: Text
    band: Annotated[
        Band | None, Meta(description="{low = 12, high = 18} where polarity is band")
    ] = None
    due_after_months: Annotated[
        int | None,
        Meta(description="a whole number of months, for annual measures and no others"),
    ] = None
    dfe: Annotated[
        PublishedAt | None, Meta(description="dataset, where, numerator, denominator and value")
    ] = None
    breaks: Annotated[
        tuple[BreakFrom, ...], Meta(description="[{from = a period, reason = text}]")
    ] = ()
    value_words: Text = ""
    may_be_negative: Truth = False
    may_exceed_100: Truth = False
    from_staffing: Annotated[str | None, Meta(description=", ".join(STAFFING_RATES))] = None
    counts_events: Annotated[
        bool | None, Meta(description="true, false of a measure that is counted from April alone")
    ] = None
    school_year: Annotated[
        bool | None, Meta(description="true, false of an annual measure alone")
    ] = None
    also: Annotated[
        tuple[Text, ...], Meta(description="[other names that the measure is known by, as text]")
    ] = ()
    limits: Annotated[
        UsualRange,
        Meta(description=f"{{screened = false}}, {{fixed_after = {LEAST_FIXED} or more}}, or both"),
    ] = UsualRange()


class WrittenTheme(Struct, frozen=True, forbid_unknown_fields=True):
    """One [[theme]] table."""

    title: Text
    about: Text = ""
    plan: Text = ""
    staffing: Truth = False


class WrittenThemes(Struct, frozen=True, forbid_unknown_fields=True):
    """The file of the themes, each still as it stands in the file."""

    theme: Annotated[tuple[dict[str, Any], ...], Meta(description="[[theme]] tables")] = ()


class WrittenFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the catalogue: a theme and its measures, each still as it stands in the file."""

    theme: Annotated[str | None, Meta(description="the title of a theme")] = None
    measure: Annotated[
        tuple[dict[str, Any], ...], Meta(description="[[measure]] tables")
    ] = ()  # fmt: skip
