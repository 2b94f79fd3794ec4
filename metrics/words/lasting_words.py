"""For how long a figure has stood as it does, in a few words beside it."""

from metrics.figures import lasting
from metrics.figures.figure import Figure, Line
from metrics.figures.lasting import Lasting
from metrics.vocabulary import RATED, RATING_LABELS
from metrics.words import narrative, number_words


def words(line: Line) -> str:
    """`Red for six quarters`, `Red, Amber before`, of whom there should be none `some for six quarters`.

    Nothing where there is no figure.
    """
    if line.rating not in RATED:
        some = lasting.above_none(line)
        return _for_so_long("some", some, line.figure) if some and line.figure else ""
    alike = lasting.rated_alike(line)
    if alike is None or line.figure is None:
        return ""
    return _for_so_long(RATING_LABELS[line.rating], alike, line.figure)


def _for_so_long(how: str, found: Lasting, figure: Figure) -> str:
    period = "quarter" if figure.kind == "quarter" else "year"
    if found.figures > 1:
        many = number_words.many(found.figures, period)
        return f"{how} in all {many} so far" if found.always else f"{how} for {many}"
    if found.before is None:
        return f"{how}, its first {period}" if found.always else f"{how} this {period}"
    then = found.before
    label = (
        RATING_LABELS[then.rating]
        if then.rating in RATED
        else narrative.lowered(narrative.missing_words(then.missing))
        if then.missing
        else "not rated"
    )
    return f"{how}, {label} before"
