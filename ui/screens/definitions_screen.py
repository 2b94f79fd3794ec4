"""The Definitions screen: every measure in plain words by theme, and the words that the screens use."""

from itertools import groupby

from markupsafe import Markup

from metrics.catalogue.measure import Measure
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, BASIS_LABELS, Basis
from metrics.words import explain, glossary
from reporting.reading import Reading
from ui.reader import choices
from ui.screens.html import render


def page(reading: Reading, theme: str, quarter: Period) -> Markup:
    """Every measure of a theme (or of all) with its target in a quarter, then the words used."""
    return reading.kept(
        ("definitions", theme, quarter.code), lambda: _page(reading, theme, quarter)
    )


def _page(reading: Reading, theme: str, quarter: Period) -> Markup:
    shown = [each for each in reading.catalogue.measures if theme in (choices.EVERY, each.theme)]
    held = reading.measures()
    return render(
        "definitions",
        themes=[
            (name, _anchor(name), list(group))
            for name, group in groupby(shown, key=lambda each: each.theme)
        ],
        total=len(reading.catalogue.measures),
        quarter=quarter,
        explain=explain,
        glossary=glossary,
        held=held,
        targets=_targets(reading, quarter),
        bases=_bases(reading.catalogue.measures),
        rates=[
            (each.name, glossary.STAFFING_RATES[each.from_staffing])
            for each in reading.catalogue.measures
            if each.from_staffing
        ],
    )


def _targets(reading: Reading, quarter: Period) -> dict[str, str]:
    """The council's target of each measure in a quarter, as a sentence, where there is a figure."""
    return {
        line.measure.id: f"{quarter.label}: {said}" if said.startswith("Target") else said
        for line in reading.lines(ALL_TEAMS, quarter)
        if line.figure is not None and (said := explain.target_sentence(line.measure, line.figure))
    }


def _bases(measures: tuple[Measure, ...]) -> list[tuple[str, str]]:
    """Every stretch of time that a measure of the catalogue is about, in words."""
    found: dict[Basis, str] = {}
    for each in measures:
        found.setdefault(each.basis, explain.basis_sentence(each))
    return [(BASIS_LABELS[basis], found[basis]) for basis in Basis if basis in found]


def _anchor(theme: str) -> str:
    """Where a theme's section is on the page: `theme-keep-me-healthy`."""
    return "theme-" + "-".join(theme.lower().split())
