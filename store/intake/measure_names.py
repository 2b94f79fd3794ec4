"""The measures by what a council's sheets call them, and what each row was read as."""

import unicodedata
from collections.abc import Mapping, Sequence

from metrics.catalogue.measure import Catalogue, Measure
from metrics.catalogue.naming import Candidate, Naming
from store.intake.placed import Placed
from store.intake.sheet import ReadAs, Sheet


class Names:
    """The measures by what a sheet may call them: id, a name that means one beyond doubt, or what a recipe says."""

    def __init__(
        self,
        catalogue: Catalogue,
        said: Mapping[str, str] | None = None,
        read_as: list[ReadAs] | None = None,
    ) -> None:
        """`said` are a recipe's own words; what rows are `read` as is added to `read_as`."""
        self._read_as = [] if read_as is None else read_as
        self._said = {_plain(name): measure for name, measure in (said or {}).items()}
        self._ids = {each.id.casefold(): each.id for each in catalogue.measures}
        self._own = {_plain(each.name): each.id for each in catalogue.measures}
        self._naming = Naming(catalogue)
        self._catalogue = catalogue

    def find(self, text: str) -> str | None:
        """The id of a measure; '' where the recipe leaves its row out, None where nothing is known."""
        key = _plain(text)
        if key in self._said:
            return self._said[key]
        return self._id(text) or self._naming.certain(text)

    def named(self, text: str) -> str | None:
        """The id of the measure whose id or own name a text is."""
        return self._id(text) or self._own.get(_plain(text))

    def _id(self, text: str) -> str | None:
        """The id that a text is: with spaces for its hyphens it is a name, which may be another measure's too."""
        return self._ids.get(text.strip().casefold().replace("_", "-"))

    def measure(self, measure_id: str) -> Measure | None:
        """The measure with an id, or None."""
        return self._catalogue.get(measure_id)

    def read(self, texts: Sequence[str], row: int, title: str | None) -> str | None:
        """The measure of a row by the first of its texts that means one, kept as what the row was read as."""
        for text in texts:
            if (found := self.find(text)) is not None:
                self._read_as.append(ReadAs(title, int(row), texts[-1], found))
                return found
        return None

    def of_row(
        self,
        sheet: Sheet,
        row: int,
        values: Sequence[str],
        places: Sequence[int],
        title: str | None,
    ) -> str | None:
        """The measure of a row by the columns that name it, the surest first; '' where the row is left out. None,
        and a fault of the sheet, where it is not known."""
        named = [(place, values[place].strip()) for place in places if values[place].strip()]
        if (found := self.read([text for _, text in named], row, title)) is not None:
            return found
        place, text = named[-1] if named else ((places or (0,))[-1], "")
        at = Placed(row, title, {"measure_id": sheet.header[place]})
        code = "unknown_measure" if text else "blank"
        sheet.faults.add(at, "measure_id", code, text or "nothing", self.allowed(text))
        return None

    def is_known(self, values: Sequence[str], places: Sequence[int]) -> bool:
        """Whether a row's columns name a measure, or one that is left out."""
        return any(
            self.find(values[place].strip()) is not None
            for place in places
            if values[place].strip()
        )

    def told(self, read_as: ReadAs) -> None:
        """Keeps what a heading was read as."""
        self._read_as.append(read_as)

    def of_staffing(self, rate: str) -> str | None:
        """The id of the measure that is a rate of the staffing returns."""
        return next(
            (each.id for each in self._catalogue.measures if each.from_staffing == rate), None
        )

    def candidates(self, text: str) -> list[Candidate]:
        """The measures that a name may mean, the nearest first, each with the words that both have."""
        return self._naming.candidates(text)

    def allowed(self, text: str) -> str:
        """What to write instead: the measures of the catalogue that may be meant."""
        near = [(each.measure, self.measure(each.measure)) for each in self.candidates(text)]
        told = "; ".join(f"{measure.name} ({id})" for id, measure in near if measure)
        return f"the id or name of a measure{', perhaps ' + told if told else ''}"


def _plain(text: str) -> str:
    """A name without capitals, spaces and punctuation."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum()
    )
