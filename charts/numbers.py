"""Numbers as charts write them: the unit with its sign, thousands apart, a true minus."""

from decimal import ROUND_HALF_UP, Decimal

from metrics.exact import decimals_of
from metrics.vocabulary import Unit

MINUS = "−"


def figure(value: Decimal, unit: Unit, decimals: int) -> str:
    """A value in words of its unit: 55%, 61.2, 1,204, £1,204; negatives with a true minus."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    number = f"{abs(rounded):,f}"
    sign = MINUS if rounded < 0 else ""
    if unit is Unit.GBP:
        return f"{sign}£{number}"
    return f"{sign}{number}{'%' if unit is Unit.PERCENT else ''}"


def exact(value: Decimal, unit: Unit) -> str:
    """A target or an edge with the decimals that it has and no more: 12.5%, 60%."""
    return figure(value, unit, decimals_of(value))


def signed(value: Decimal, unit: Unit, decimals: int) -> str:
    """A change with its sign always written; a change of nothing has none."""
    words = figure(value, unit, decimals)
    return f"+{words}" if value > 0 else words


def points_apart(gap: Decimal, unit: Unit, decimals: int) -> str:
    """The size of a gap in words: '5 percentage points' for shares, else the figure itself."""
    size = abs(gap)
    if unit is not Unit.PERCENT:
        return figure(size, unit, decimals)
    number = figure(size, Unit.NUMBER, decimals)
    return f"{number} percentage point" + ("" if Decimal(number.replace(",", "")) == 1 else "s")


def axis_words(unit: Unit, decimals: int) -> str:
    """The engine's expression that labels a value axis with this many decimals."""
    number = f"format(abs(datum.value), ',.{decimals}f')"
    before = f"(datum.value < 0 ? '{MINUS}' : '')" + (" + '£'" if unit is Unit.GBP else "")
    return f"{before} + {number}" + (" + '%'" if unit is Unit.PERCENT else "")
