"""A catalogue that is not plain is refused: file, measure, what was found, what is allowed."""

from decimal import Decimal

import pytest

from metrics.catalogue import catalogue
from metrics.catalogue.refusal import CatalogueError
from tests.store.small_store import ANNUAL, COUNT, measure
from tests.store.small_store import catalogue as files

DFE = '{dataset = "health", where = {}, numerator = "a", denominator = "b", value = ""}'


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
        ({"means": ""}, "missing means; always to be stated"),
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
        ({"name": "5"}, "m: name: found 5; allowed: text in quotes"),
        ({"seasonal": '"no"'}, "seasonal: found 'no'; allowed: true, false"),
        ({"tolerance": '"5"'}, "tolerance: found '5'; allowed: a number from 0 to below 1,000,000,000"),
        ({"comparator": "5"}, "comparator: found 5; allowed: previous_quarter, same_quarter_last_year"),
        ({"means": "", "caution": ""}, "missing caution, means; always to be stated"),
        ({"colour": "1", "shape": "2"}, "key: found 'colour, shape'; allowed: accountable, adds_up"),
        ({"polarity": '"band"', "band": '{low = "x", high = 2}'}, "band low: found 'x'; allowed: a number"),
        ({"polarity": '"band"', "band": "{low = 1}"}, "band: found {'low': 1}; allowed: {low = 12, high = 18}"),
        ({"amber": "{colour = 5}"}, "amber: found {'colour': 5}; allowed: \"none\" (alone of a measure"),
        ({"amber": "{points = true}"}, "amber points: found True; allowed: a number from 0"),
        ({"limits": "{fixed_after = 11}"}, "limits: found {'fixed_after': 11}; allowed: {screened = false}"),
        ({"limits": '{fixed_after = "x"}'}, "limits fixed_after: found 'x'; allowed: 12 or more"),
        ({"breaks": '[{from = "2024-25 Q1"}]'}, "breaks: found {'from': '2024-25 Q1'}; allowed: [{from ="),
        ({"breaks": '[{from = "2024-25 Q1", reason = 5}]'}, "breaks reason: found 5; allowed: text"),
        ({"breaks": "5"}, "breaks: found 5; allowed: [{from = a period, reason = text}]"),
        ({"dfe": DFE.replace('"health"', '"wealth"')}, "dfe dataset: found 'wealth'; allowed: workforce"),
        ({"dfe": DFE.replace("{}", '"x"')}, "dfe where: found 'x'; allowed: {column = text}"),
        ({"counts_events": "true"}, "counts_events: found True; allowed: nothing, but of a measure that"),
        ({"school_year": "true"}, "school_year: found True; allowed: nothing, but of an annual measure"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(changes: dict[str, str], said: str) -> None:
    with pytest.raises(CatalogueError) as refusal:
        catalogue.read(files(measure("m", **changes)))
    assert "1-general.toml" in str(refusal.value)
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('theme = "Money"', "theme: found 'Money'; allowed: General, Involve Me"),
        ("", "theme: found None; allowed: General, Involve Me"),
        ('theme = "General"\nother = 1', "key: found 'other'; allowed: measure, theme"),
        ('theme = "General"\nmeasure = "x"', "measure: found 'x'; allowed: [[measure]] tables"),
    ],
)
def test_a_file_is_a_theme_and_its_measures(text: str, said: str) -> None:
    with pytest.raises(CatalogueError) as refusal:
        catalogue.read({"1-general.toml": text})
    assert str(refusal.value).startswith(f"1-general.toml: the file: {said}")


def test_decimals_are_read_exactly() -> None:
    text = measure("m", tolerance="0.1", polarity='"band"', band="{low = 12.3, high = 18}")
    found = catalogue.read(files(text)).measures[0]
    assert found.tolerance == Decimal("0.1")
    assert found.band == (Decimal("12.3"), Decimal(18))


def test_ids_and_names_stand_once() -> None:
    with pytest.raises(CatalogueError, match="stands twice"):
        catalogue.read(files(measure("m"), measure("M")))


def test_measures_stand_by_theme_and_then_as_written() -> None:
    theme = 'theme = "Involve Me"\n'
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
