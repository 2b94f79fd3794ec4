"""Two small marks beside a trend's words: whether it moves more than usual, and whether it will meet its target.

Shape says what colour would: a broken ring is worse, a tick, a cross or a question mark the target.
"""

from charts import theme
from metrics.figures.signals import Assurance, Signal

SIZE = 40


def variation(signal: Signal, *, upward: bool) -> str:
    """The mark of a signal as SVG: a line within the usual range, or one that leaves it; '' where not judged."""
    if signal is Signal.NOT_JUDGED:
        return ""
    dash = ' stroke-dasharray="5 3"' if signal is Signal.WORSE else ""
    ring = f'<circle cx="20" cy="20" r="18" fill="{theme.PAPER}" stroke="{theme.INK}" stroke-width="2"{dash}/>'
    edges = _edge(13) + _edge(27)
    if signal is Signal.USUAL:
        return _svg(ring + edges + _line("M8,20L12,17L16,22L20,18L24,22L28,17L32,20"))
    line = _line("M9,23L14,21L18,23L27,9") + _line("M21,10L27,9L28,15")
    return _svg(ring + edges + (line if upward else _flipped(line)))


def assurance(found: Assurance, *, above: bool) -> str:
    """The mark of an assurance as SVG; `above` says that the good side of the target is above it."""
    target = f'<path d="M5,20H35" stroke="{theme.INK}" stroke-width="2" stroke-dasharray="4 3" fill="none"/>'
    wave = {
        Assurance.PASS: "M6,13L11,10L16,14L21,11",
        Assurance.FAIL: "M6,29L11,26L16,30L21,27",
        Assurance.INCONSISTENT: "M6,24L11,14L16,26L21,15",
    }[found]
    sign = {
        Assurance.PASS: '<path d="M25,10L28,14L34,6" stroke-width="2.5"',
        Assurance.FAIL: '<path d="M26,26L33,33M33,26L26,33" stroke-width="2.5"',
        Assurance.INCONSISTENT: '<path d="M26,9q1,-4 4,-3.5q4,1 1,5q-1.5,1.5 -1.5,3.5M29.5,16.5v0.6" stroke-width="2.5" stroke-linecap="round"',
    }[found]
    sign += f' stroke="{theme.INK}" fill="none"/>'
    if above or found is Assurance.INCONSISTENT:
        return _svg(target + _line(wave) + sign)
    return _svg(target + _flipped(_line(wave)) + _moved(sign, found))


def _moved(sign: str, found: Assurance) -> str:
    """The sign on the other side of the target, the right way up."""
    by = 20 if found is Assurance.PASS else -20
    return f'<g transform="translate(0 {by})">{sign}</g>'


def _svg(inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" '
        f'viewBox="0 0 {SIZE} {SIZE}">{inside}</svg>'
    )


def _edge(y: int) -> str:
    return (
        f'<path d="M6,{y}H34" stroke="{theme.QUIET_INK}" stroke-width="1.5" '
        'stroke-dasharray="2 2" fill="none"/>'
    )


def _line(path: str) -> str:
    return (
        f'<path d="{path}" stroke="{theme.LINE}" stroke-width="2" fill="none" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _flipped(inside: str) -> str:
    return f'<g transform="translate(0 {SIZE}) scale(1 -1)">{inside}</g>'
