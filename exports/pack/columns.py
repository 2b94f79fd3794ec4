"""How much of a page's width each column of a table takes, in every format that sets it on a page."""

from exports.pack.model import Table

_LETTERS = 105
"""Letters side by side across the page, or across a slide: about as many in each format."""
_USUAL_MOST = 60


def shares(table: Table) -> list[float]:
    """The share of each column, 1 together: room for its longest word, the rest by how much stands in it."""
    least, usual = [], []
    for place, heading in enumerate(table.headings):
        cells = [row[place] for row in table.rows]
        words = [word for cell in (*cells, heading) for word in cell.split()]
        least.append((max(map(len, words), default=1) + 2) / _LETTERS)
        length = sum(map(len, cells)) / len(cells) if cells else 1
        usual.append(min(length, _USUAL_MOST) ** 0.8)
    rest = max(0.0, 1 - sum(least))
    found = [low + rest * each / sum(usual) for low, each in zip(least, usual, strict=True)]
    return [round(each / sum(found), 4) for each in found]
