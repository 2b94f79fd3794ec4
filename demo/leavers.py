"""The invented care leavers: how many each team supports, and how they live, learn and work."""

from demo import council
from demo.chance import Draws
from demo.children import ALL_QUARTERS, Counts
from demo.figures import Figures, as_position, less, part, put
from demo.levels import Level
from metrics.period import Period

_SIZES = {  # group: team: how many at first, and at last
    "17-18": {council.EXPERIENCED: (48, 56), council.UNACCOMPANIED: (9, 15), council.DISABLED: (5, 4)},
    "19-21": {council.EXPERIENCED: (144, 152), council.UNACCOMPANIED: (19, 27), council.DISABLED: (13, 14)},
    "22-25": {council.EXPERIENCED: (46, 78), council.UNACCOMPANIED: (5, 12), council.DISABLED: (3, 5)},
    "needs a plan": {council.EXPERIENCED: (215, 232), council.UNACCOMPANIED: (50, 66), council.DISABLED: (22, 24)},
    "fostered at 18": {council.EXPERIENCED: (62, 68), council.UNACCOMPANIED: (8, 9), council.DISABLED: (5, 6)},
}  # fmt: skip


def figures() -> Figures:
    """Every quarterly figure of the teams that support care leavers."""
    made: Figures = {}
    sizes = {group: _sizes(group) for group in _SIZES}
    for group, measure_id in (
        ("17-18", "care-leavers-17-18"),
        ("19-21", "care-leavers-19-21"),
        ("22-25", "care-leavers-22-25"),
    ):
        put(made, measure_id, _teams, as_position, sizes[group])
    young, adult = sizes["17-18"], sizes["19-21"]
    suitable = part("suitable homes", adult, Level(0.90, 0.92), 0.15)
    young_suitable = part("suitable homes 17-18", young, Level(0.91), 0.3)
    active = part(
        "education and work", adult, Level(0.49, 0.60, teams={council.UNACCOMPANIED: 0.12}), 0.14
    )
    young_active = part("education and work 17-18", young, Level(0.65), 0.3)
    inactive = part("neither", less(adult, active), Level(0.86), 0.2)
    degree = part("university", active, Level(0.11, 0.14), 0.08)
    unreached = {
        key: min(adult[key] - suitable[key], adult[key] - active[key] - inactive[key])
        for key in adult
    }
    unsettled = {
        key: adult[key] - suitable[key] + young[key] - young_suitable[key] for key in adult
    }
    homeless = part("homeless", unsettled, Level(0.12), 0.6)
    for measure_id, counts, among in (
        ("care-leavers-suitable-homes", suitable, adult),
        ("care-leavers-education-work", active, adult),
        ("care-leavers-not-education-work", inactive, adult),
        ("care-leavers-higher-education", degree, adult),
        ("care-leavers-not-in-touch", part("not in touch", unreached, Level(0.6), 0.3), adult),
        ("care-leavers-17-18-suitable-homes", young_suitable, young),
        ("care-leavers-17-18-education-work", young_active, young),
        ("staying-put", part("staying put", sizes["fostered at 18"], Level(0.33), 0.2),
         sizes["fostered at 18"]),
        ("pathway-plans", part("plans", sizes["needs a plan"], Level(0.82, 0.91), 0.5),
         sizes["needs a plan"]),
    ):  # fmt: skip
        put(made, measure_id, _teams, as_position, counts, among)
    # Some start later, and are counted here alone.
    later = part("university later", sizes["22-25"], Level(0.08), 0.1)
    students = {key: degree[key] + later[key] for key in degree}
    put(made, "care-leavers-at-university", _teams, as_position, students)
    put(made, "care-leavers-homeless", _teams, as_position, homeless)
    in_custody = part("custody", less(unsettled, homeless), Level(0.16), 0.3)
    put(made, "care-leavers-in-custody", _teams, as_position, in_custody)
    return made


def _teams(_: Period) -> tuple[str, ...]:
    return council.LEAVER_TEAMS


def _sizes(group: str) -> Counts:
    counts: Counts = {}
    last = len(ALL_QUARTERS) - 1
    for team, (first, final) in _SIZES[group].items():
        chance = Draws("care leavers", group, team)
        wobble = 2 if first > 40 else 1
        for place, quarter in enumerate(ALL_QUARTERS):
            middle = first + round((final - first) * place / last)
            counts[team, quarter] = middle + chance.between(-wobble, wobble)
    return counts
