"""A catalogue that is not plain is refused: file, measure, what was found, what is allowed."""

import pytest

from metrics.catalogue import catalogue
from metrics.catalogue.catalogue import CatalogueError
from metrics.vocabulary import THEMES
from tests.store.small_store import ANNUAL, COUNT, measure
from tests.store.small_store import catalogue as files


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"polarity": '"sideways"'},
            "polarity: found 'sideways'; allowed: high, low, band, neutral",
        ),
        ({"unit": '"rate"'}, "unit: found 'rate'"),
        ({"basis": '"monthly"'}, "basis: found 'monthly'"),
        ({"decimals": "3"}, "decimals: found 3; allowed: 0, 1, 2"),
        ({"decimals": "true"}, "decimals: found True"),
        ({"tolerance": "-1"}, "tolerance: found -1; allowed: a number from 0"),
        ({"tolerance": "0.00001"}, "tolerance: found Decimal('0.00001')"),
        ({"tolerance": "inf"}, "tolerance: found Decimal('Infinity')"),
        ({"amber": "{points = 5, percent = 2}"}, "amber: found {'points': 5, 'percent': 2}"),
        ({"amber": "{percent = 2.555}"}, "amber percent: found Decimal('2.555')"),
        ({"polarity": '"neutral"'}, "amber: found {'points': 5}; allowed: \"none\""),
        ({"polarity": '"band"'}, "band: found None"),
        ({"polarity": '"band"', "band": "{low = 18, high = 12}"}, "band: found '18 to 12'"),
        ({"band": "{low = 12, high = 18}"}, "allowed: {low, high} where polarity is band"),
        ({"denominator": '""'}, "denominator: found ''"),
        ({"name": '""'}, "name: found 'nothing'"),
        ({"means": ""}, "missing means; every measure states them"),
        ({"colour": '"blue"'}, "key: found 'colour'; allowed:"),
        ({"basis": '"annual"', "comparator": '"previous_year"'}, "due_after_months: found None"),
        ({"due_after_months": "8"}, "due_after_months: found 8"),
        ({"comparator": '"previous_year"'}, "comparator: found 'previous_year'"),
        ({"basis": '"ytd_count"'}, "unit: found <Unit.PERCENT"),
        ({"profile": '"linear"'}, "profile: found 'linear'; allowed: none"),
        ({"breaks": '[{from = "2024-26 Q1", reason = "x"}]'}, "breaks: '2024-26 Q1' does not name"),
        ({"from_staffing": '"morale"'}, "from_staffing: found 'morale'"),
        ({"name": '"{unknown} children"'}, "name: found '{unknown} children'"),
        ({"id": '"a b"'}, "id: found 'a b'; allowed: letters and digits joined by hyphens"),
    ],
)
def test_what_cannot_be_is_refused_in_words(changes: dict[str, str], said: str) -> None:
    with pytest.raises(CatalogueError) as refusal:
        catalogue.read(files(measure("m", **changes)))
    assert "1-general.toml" in str(refusal.value)
    assert said in str(refusal.value)


def test_ids_and_names_stand_once() -> None:
    with pytest.raises(CatalogueError, match="stands twice"):
        catalogue.read(files(measure("m"), measure("M")))


def test_measures_stand_by_theme_and_then_as_written() -> None:
    theme = f'theme = "{THEMES[1]}"\n'
    found = catalogue.read({
        "9-involve.toml": theme + measure("c"),
        **files(measure("b"), measure("a", **COUNT)),
    })  # fmt: skip
    assert [(each.place, each.id) for each in found.measures] == [(1, "b"), (2, "a"), (3, "c")]
    assert found.get("c") is found.measures[2]
    assert found.get("d") is None


def test_the_councils_own_words_fill_the_texts() -> None:
    words = 'cared_for_children = "looked after children"\n'
    text = measure("m", name='"{cared_for_children} in school"', cohort='"{cared_for_children}"')
    found = catalogue.read({"words.toml": words, **files(text)}).measures[0]
    assert (found.name, found.cohort) == (
        "Looked after children in school",
        "looked after children",
    )


def test_an_annual_measure_says_when_its_figure_is_due() -> None:
    found = catalogue.read(files(measure("m", **ANNUAL))).measures[0]
    assert found.due_after_months == 8


def test_a_folder_without_a_catalogue_is_refused(tmp_path) -> None:
    with pytest.raises(CatalogueError, match="no catalogue here"):
        catalogue.load(tmp_path)
