"""A pack from a snapshot: every section in order, each figure and sentence as the screens have it."""

from collections.abc import Iterator, Sequence

from exports.pack import measures
from exports.pack.model import Block, Manifest, Paper, Points, Section, Table, Words
from exports.pack.options import Options
from metrics import comparison_words, explain, narrative, need, posts, sources, trend_words
from metrics import summary as rule
from metrics.figure import Line
from metrics.period import Period
from metrics.posts import Posts, Rate
from metrics.vocabulary import (
    ALL_TEAMS,
    EDITION_LABEL,
    RATED,
    Missing,
    Rating,
)
from store import about, changes, compare, scorecard, staffing
from store.changes import Change, Changes, Difference
from store.snapshot import Snapshot

VERSION = "0.1.0"
"""The product's version, as `pyproject.toml` has it: a test compares."""

_LISTED = 4
_DIFFERENCES = {
    Difference.RESTATED: "Restated",
    Difference.RATING: "Rated otherwise",
    Difference.TARGET: "Another target",
    Difference.GONE: "No longer there",
    Difference.NEW: "New",
    Difference.WORDS: "Said otherwise",
}
MOST_CHANGES = 300
"""Changes that the pack lists; more are counted, and all of them are in the Changes screen's download."""


def paper(
    snapshot: Snapshot, options: Options, before: Snapshot | None = None, since: str = ""
) -> Paper:
    """The finished pack of a snapshot; `before` holds the figures of the publication named in `since`."""
    quarter = options.quarter
    lines = {team: _lines(snapshot, team, options) for team in options.teams}
    first = options.teams[0]
    sections = [
        _summary(snapshot, lines[first], first, quarter),
        *(
            measures.scorecard(lines[team], team, quarter, options.order)
            for team in options.teams
            if lines[team]
        ),
        *(
            _half_pages(snapshot, lines[team], team, options)
            for team in options.teams
            if lines[team]
        ),
        _staffing(snapshot, quarter),
        _exceptions(lines[first], first, quarter),
        _comparisons(snapshot, options),
        _changes(before, snapshot, since),
        _definitions(snapshot, lines[first], quarter),
        _how_made(snapshot, options),
    ]
    invented = (
        ("Invented figures: no child, council or worker here is real.",)
        if snapshot.invented
        else ()
    )
    cover = (
        f"{quarter.label} ({quarter.months})",
        snapshot.standing.words,
        EDITION_LABEL,
        *invented,
        *filter(None, (part.strip() for part in options.cover.split("\n"))),
    )
    return Paper(
        f"Corporate parenting scorecard: {snapshot.council}",
        f"{quarter.label}, {', '.join(map(measures.team_words, options.teams))}",
        cover,
        tuple(each for each in sections if each.blocks or each.sections),
        _manifest(snapshot, options),
        _day(snapshot, quarter),
    )


def _lines(snapshot: Snapshot, team: str, options: Options) -> tuple[Line, ...]:
    """The lines of one team that the pack is about, in the catalogue's order."""
    held = {row.measure_id for row in snapshot.rows("measures_held")}
    found = scorecard.scorecard(snapshot, team, options.quarter, scorecard.history(snapshot, team))
    kept = tuple(
        line
        for line in found
        if line.measure.id in held
        and line.absent is not Missing.NOT_APPLICABLE
        and line.measure.theme in options.themes
    )
    if options.exceptions_only:
        wanted = {line.measure.id for line in _exceptional(kept)}
        kept = tuple(line for line in kept if line.measure.id in wanted)
    return kept


def _summary(snapshot: Snapshot, lines: Sequence[Line], team: str, quarter: Period) -> Section:
    """The first page: what really changed, what needs attention, how it is rated, the staffing."""
    said = rule.summary(lines)
    blocks: list[Block] = []
    if said.headlines:
        heads = "; ".join(rule.headline_words(line) for line in said.headlines)
        blocks.append(Words(f"{heads}.", strong=f"{measures.team_words(team)}, {quarter.label}."))
    if said.told:
        different = f", {len(said.different)} really higher or lower" if said.different else ""
        blocks.append(
            Words(
                f"Of {said.told} measures with enough history: {len(said.better)} really better, "
                f"{len(said.worse)} really worse{different}; {len(said.usual)} moved no more than usual."
            )
        )
    inner = []
    for title, members, none in (
        ("Really worse", said.worse, "No measure is really worse."),
        ("Really better", said.better, "No measure is really better."),
        (
            "Needs attention",
            tuple(line for line in said.attention if line not in said.worse),
            "No other measure is Red, or Amber and getting worse.",
        ),
    ):
        items = tuple(_told(line) for line in members[:_LISTED])
        rest = members[_LISTED:]
        content: list[Block] = [Points(items)] if items else [Words(none)]
        if rest:
            names = ", ".join(line.measure.name for line in rest)
            content.append(Words(f"And {len(rest)} more: {names}.", note=True))
        inner.append(Section(title, tuple(content), slide=True))
    ratings = tuple(
        (
            row.theme, str(row.green), str(row.amber), str(row.red),
            f"{row.rated} of {row.measures}", row.unrated or "None",
        )
        for row in (*said.themes, said.total)
    )  # fmt: skip
    inner.append(
        Section(
            "Ratings by theme",
            (
                Table(
                    "ratings by theme",
                    f"{said.total.rated} of {said.total.measures} measures are rated.",
                    ("Theme", "● Green", "◆ Amber", "■ Red", "Rated", "Not rated, and why"),
                    ratings,
                    frozenset({1, 2, 3}),
                ),
            ),
            slide=True,
        )
    )
    return Section("Summary", tuple(blocks), tuple(inner), break_before=True)


def _told(line: Line) -> str:
    """One line in a list: its direction, figure, target, rating, and what its series says."""
    parts = (
        measures.direction(line) + "." if line.direction else "",
        narrative.line_sentences(line),
        f"{narrative.rating_words(line.rating)}.",
        trend_words.sentence(line),
    )
    return " ".join(filter(None, parts))


def _half_pages(snapshot: Snapshot, lines: Sequence[Line], team: str, options: Options) -> Section:
    ordered = need.order(lines) if options.order == "need" else list(lines)
    return Section(
        f"Measure by measure: {measures.team_words(team)}",
        (),
        tuple(measures.half_page(snapshot, line, team, options.quarter) for line in ordered),
        break_before=True,
    )


def _staffing(snapshot: Snapshot, quarter: Period) -> Section:
    """The council's staffing in sentences, and each team's posts of the quarter."""
    returns = staffing.posts(snapshot)
    of_quarter = {
        team: each
        for team, past in returns.items()
        for each in staffing.of_kind(past, quarterly=True)
        if each.period == quarter
    }
    if not of_quarter:
        return Section(
            "Staffing", (Words(f"No staffing came in for {quarter.label}."),), break_before=True
        )
    blocks: list[Block] = []
    whole = of_quarter.get(ALL_TEAMS)
    if whole is not None and whole.returned:
        before = next(
            (
                each
                for each in staffing.of_kind(returns[ALL_TEAMS], quarterly=True)
                if each.period.index == quarter.index - 1
            ),
            None,
        )
        said = posts.account(
            whole, before, _rates(snapshot, whole), _rates(snapshot, before) if before else {}
        )
        blocks.append(Points(tuple(said)))
    parts = ("establishment_fte", "in_post_fte", "vacancies_fte", "agency_fte")
    rows = tuple(
        (
            measures.team_words(team),
            *(of_quarter[team].part(part).words for part in parts),
            *(_rate(snapshot, of_quarter[team], rate) for rate in posts.RATE_NAMES),
        )
        for team in (*(team for team in of_quarter if team != ALL_TEAMS), ALL_TEAMS)
        if team in of_quarter
    )
    headings = (
        "Team", "Posts", "Filled", "Vacant", "Agency staff", *posts.RATE_NAMES.values(),
    )  # fmt: skip
    blocks.append(
        Table(
            "staffing",
            f"Posts in full-time equivalents and rates, {quarter.label}. A rate is never an average of teams' rates.",
            headings,
            rows,
            frozenset(range(1, len(headings))),
        )
    )
    return Section("Staffing", tuple(blocks), slide=True, break_before=True)


def _rates(snapshot: Snapshot, of: Posts) -> dict[str, Rate]:
    past = scorecard.history(snapshot, of.team)
    found = {}
    for each in snapshot.catalogue.measures:
        figure = next((one for one in past.get(each.id, ()) if one.period == of.period.code), None)
        if each.from_staffing and figure is not None:
            found[each.from_staffing] = Rate(each, figure)
    return found


def _rate(snapshot: Snapshot, of: Posts, name: str) -> str:
    rate = _rates(snapshot, of).get(name)
    return "Not available" if rate is None else narrative.value_words(rate.measure, rate.figure)


def _exceptional(lines: Sequence[Line]) -> list[Line]:
    """The lines that a committee has to ask about: Red, getting worse, late or missing."""
    return [
        line
        for line in need.order(lines)
        if line.rating is Rating.RED
        or need.is_worse(line)
        or (line.figure is None or line.figure.value is None)
    ]


def _exceptions(lines: Sequence[Line], team: str, quarter: Period) -> Section:
    """Every Red, everything that gets worse, and every figure that is late or missing, with its reason."""
    rows = tuple(
        (
            line.measure.name,
            measures.value(line),
            measures.rating(line),
            _why_exceptional(line),
            line.measure.accountable,
        )
        for line in _exceptional(lines)
    )
    if not rows:
        return Section(
            "Exceptions", (Words("No measure is Red, gets worse, or is missing."),), slide=True
        )
    return Section(
        "Exceptions",
        (
            Table(
                f"exceptions {team}",
                f"{measures.team_words(team)}, {quarter.label}: most pressing first.",
                ("Measure", "Figure", "Rating", "Why it is here", "Answerable"),
                rows,
                frozenset({1}),
            ),
        ),
        slide=True,
        break_before=True,
    )


def _why_exceptional(line: Line) -> str:
    if line.figure is None or line.figure.value is None:
        return "There is no figure"
    reasons = ["Red"] if line.rating is Rating.RED else []
    if need.is_worse(line):
        reasons.append("really worse" if line.trend else "worse than its comparator")
    return narrative.capital(" and ".join(reasons))


def _comparisons(snapshot: Snapshot, options: Options) -> Section:
    """Each measure that is published for other areas, beside them, with its period."""
    rows, warnings = [], []
    for measure in snapshot.catalogue.measures:
        if measure.theme not in options.themes:
            continue
        found, _ = compare.compared(snapshot, measure, options.quarter)
        if found is None or found.home.value is None:
            continue
        words = comparison_words.figure_words
        rows.append((
            measure.name,
            f"{words(measure, found.home.benchmark)}, {found.home.benchmark.label}",
            found.label,
            words(measure, found.england.benchmark) if found.england else "–",
            "; ".join(f"{each.benchmark.area} {words(measure, each.benchmark)}" for each in found.regions) or "–",
            "–" if found.mean is None else narrative.finer(found.mean, measure),
            "–" if found.median is None else narrative.finer(found.median, measure),
            f"{found.home.rank} of {found.ranked}" if found.home.rank else "–",
        ))  # fmt: skip
        if said := comparison_words.warning(found):
            warnings.append(f"{measure.name}. {said}")
    if not rows:
        return Section("Comparisons", (Words("No published figures of other areas are loaded."),))
    blocks: list[Block] = [
        Table(
            "comparisons",
            "Published figures, each under its own year. Place: 1 is best, of our council and its neighbours.",
            ("Measure", "Ours", "Period", "England", "Region", "Neighbours' mean", "Neighbours' median", "Place"),
            tuple(rows),
            frozenset({3, 5, 6}),
        ),
    ]  # fmt: skip
    if warnings:
        blocks.append(Points(tuple(warnings)))
    blocks.append(Words(f"{sources.PUBLISHER}. {sources.LICENCE}.", note=True))
    return Section("Comparisons", tuple(blocks), break_before=True)


def _changes(before: Snapshot | None, snapshot: Snapshot, since: str) -> Section:
    """Every figure that differs from what was published before."""
    title = "Changes since the last publication"
    if before is None:
        return Section(
            title, (Words("Nothing was published before: there is nothing to compare with."),)
        )
    found = changes.between(before, snapshot)
    if not found.rows:
        return Section(title, (Words(f"No figure differs from those published {since}."),))
    return Section(title, tuple(_listed(found, since)), break_before=True)


def _listed(found: Changes, since: str) -> Iterator[Block]:
    told = sorted(found.rows, key=lambda row: list(_DIFFERENCES).index(row.difference))
    shown = told[:MOST_CHANGES]
    counts = ", ".join(
        f"{found.count(each)} {narrative.lowered(words)}"
        for each, words in _DIFFERENCES.items()
        if found.count(each)
    )
    yield Words(f"Since {since}: {counts}; {found.unchanged:,} unchanged.")
    yield Table(
        "changes",
        f"{len(shown)} of {len(told)} differences.",
        ("Measure", "Team", "Period", "How it differs", "Was", "Is"),
        tuple(_changed(row) for row in shown),
    )


def _changed(row: Change) -> tuple[str, ...]:
    def words(figure) -> str:  # noqa: ANN001
        if figure is None:
            return "–"
        said = narrative.figure_words(row.measure, figure)
        return (
            f"{said}, {narrative.rating_words(figure.rating)}" if figure.rating in RATED else said
        )

    return (
        row.measure.name, measures.team_words(row.team), row.label, _DIFFERENCES[row.difference],
        words(row.before), words(row.after),
    )  # fmt: skip


def _definitions(snapshot: Snapshot, lines: Sequence[Line], quarter: Period) -> Section:
    """What each measure of the pack is, how it is counted, and who answers for it."""
    rows = tuple(
        (
            line.measure.name,
            explain.sentence(line.measure.means),
            f"{explain.counted_sentence(line.measure)} {explain.basis_sentence(line.measure)}",
            explain.target_sentence(line.measure, line.figure) if line.figure else "No figure to hold against a target.",
            line.measure.accountable,
        )
        for line in lines
    )  # fmt: skip
    headings = ("Measure", "What it means", "How it is counted", "Target", "Answerable")
    table = Table("definitions", "Every measure of this pack.", headings, rows)
    return Section("Definitions", (table,) if rows else (), break_before=True)


def _how_made(snapshot: Snapshot, options: Options) -> Section:
    """Where the figures come from and how each can be traced to the row that it came from."""
    loaded = tuple(
        (
            each.file, sources.kind_words(each.kind), f"{each.rows:,}",
            narrative.day(each.at.date()), f"{each.by}, {each.role}", each.sha256[:16],
        )
        for each in about.loads(snapshot)
    )  # fmt: skip
    made = _manifest(snapshot, options)
    traced = (
        ("Council", made.council),
        ("Figures", "Invented" if made.invented else "The council's own and published ones"),
        ("Edition", EDITION_LABEL),
        ("How they stand", made.standing),
        ("Ledger entry", f"{made.ledger_length}, {made.ledger_head}"),
        ("Snapshot", made.snapshot),
        ("Identity of the figures", made.identity),
        ("Rules", made.rules),
        ("Version of the dashboard", made.version),
    )
    return Section(
        "How the figures were made",
        (
            Words(
                "Every figure comes from a row of a file below. The dashboard's screen How do we know this? shows "
                "that row for each of them, by the identity that stands here."
            ),
            Table("how it is traced", "What these figures can be traced by.", ("What", "Which"), traced),
            Table(
                "files", "The files these figures come from, in the order they were loaded.",
                ("File", "What it holds", "Rows", "Loaded on", "By", "Fingerprint"),
                loaded, frozenset({2}),
            ),
        ),
        break_before=True,
    )  # fmt: skip


def _manifest(snapshot: Snapshot, options: Options) -> Manifest:
    record = snapshot.record
    return Manifest(
        snapshot.council, snapshot.invented, options.edition, snapshot.standing.words,
        options.quarter.code, options.teams, options.themes, options.exceptions_only, options.order,
        record.ledger_head, record.ledger_length, record.identity, record.snapshot,
        snapshot.meta["rules"], VERSION,
    )  # fmt: skip


def _day(snapshot: Snapshot, quarter: Period) -> str:
    """The day that files of the pack carry: the last file's, so that the same figures make the same bytes."""
    loads = about.loads(snapshot)
    return (max(each.at.date() for each in loads) if loads else quarter.end).isoformat()
