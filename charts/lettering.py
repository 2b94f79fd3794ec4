"""How wide words are, so that titles wrap, labels keep apart and long names stay whole.

The advance widths are those of Source Sans 3 in thousandths of the size, for the printable
ASCII letters from the space on; a test compares them with the font itself.
"""

import re

_PLAIN = """
    200 289 426 497 497 824 609 249 303 303 418 497 249 311 249 350 497 497 497 497 497 497 497
    497 497 497 249 249 497 497 497 425 847 543 588 571 615 527 494 617 652 263 479 579 486 727
    647 664 566 664 569 534 536 645 515 786 513 476 539 303 350 303 497 500 542 504 553 456 555
    496 292 504 544 246 247 495 255 829 547 542 555 555 347 419 338 544 467 719 446 467 425 303
    241 303 497
"""
_BOLD = """
    200 315 482 513 513 841 639 275 324 324 438 513 275 322 275 344 513 513 513 513 513 513 513
    513 513 513 275 275 513 513 513 444 875 558 597 576 625 538 510 628 663 282 494 597 502 745
    657 674 582 674 592 545 546 655 536 800 541 501 540 324 344 324 513 500 549 516 563 462 564
    507 317 520 558 262 263 522 271 843 560 549 564 564 373 431 361 556 495 748 481 495 443 324
    255 324 513
"""
_WIDTHS = {
    False: dict(zip(map(chr, range(32, 127)), map(int, _PLAIN.split()), strict=True)),
    True: dict(zip(map(chr, range(32, 127)), map(int, _BOLD.split()), strict=True)),
}
_OTHER = 620
"""For any other letter or sign: the width of an arrow, more than nearly all letters take."""

KEEP = "\u00a0"
"""A space at which no line is broken."""


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text in px at a font size in px."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, _OTHER) for letter in text.replace(KEEP, " ")) * size / 1000


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than `room` px, broken between words, a too long word cut.

    Every letter is kept, a hyphen ends no line, and KEEP joins what belongs together. Line feeds in the text start new lines; empty text is no line.
    """
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in filter(None, re.split(r"[ \t]+", paragraph)):
            for piece in _pieces(word, room, size, bold):
                joined = f"{line} {piece}" if line else piece
                if line and width(joined, size, bold) > room:
                    lines.append(line)
                    line = piece
                else:
                    line = joined
        if line:
            lines.append(line)
    return lines


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """A word as it is where it fits; else cut where the room ends."""
    pieces, piece = [], ""
    for letter in word:
        if piece and width(piece + letter, size, bold) > room:
            pieces.append(piece)
            piece = letter
        else:
            piece += letter
    return [*pieces, piece]
