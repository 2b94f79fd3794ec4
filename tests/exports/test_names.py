"""File names say what is inside and are safe wherever they are saved."""

import re

from hypothesis import given
from hypothesis import strategies as st

from exports.names import LONGEST, file_name
from metrics.edition import OFFICER
from metrics.whose import Whose

REAL = Whose("Testshire", False, "Published", "", "Testshire", OFFICER)
INVENTED = Whose("Demo", True, "Published", "", "Demo", OFFICER)


def test_the_name_says_what_when_who_and_which_edition():
    assert (
        file_name("placement-stability", "2017-18 Q3", "All", extension="PNG", whose=REAL)
        == "placement-stability_2017-18-Q3_All_officer-edition_not-for-publication.png"
    )
    assert file_name("x", "2017-18 Q3", "", extension=".csv", whose=INVENTED) == (
        "x_2017-18-Q3_officer-edition_not-for-publication_invented-figures.csv"
    )


def test_slashes_spaces_and_accents_are_made_safe():
    assert file_name(
        "Q3 2017/18", "Equipe Éloïse & co. ../../etc", extension="svg", whose=REAL
    ) == ("Q3-2017-18_Equipe-Eloise-co-etc_officer-edition_not-for-publication.svg")
    assert file_name("孩子", extension="svg", whose=REAL).startswith("figures_officer-edition")


@given(st.lists(st.text(max_size=120), max_size=5), st.booleans())
def test_any_name_is_safe_and_short_and_keeps_its_labels(parts, invented):
    name = file_name(*parts, extension="csv", whose=INVENTED if invented else REAL)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*\.csv", name)
    assert len(name) <= LONGEST
    assert "officer-edition_not-for-publication" in name
    assert ("invented-figures" in name) == invented
