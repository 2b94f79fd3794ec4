"""The invented council's teams and targets, and the one real list: a council's statistical neighbours."""

from demo import council

TEAM_COLUMNS = ("team", "start", "finish", "change", "becomes", "note", "work")
TARGET_COLUMNS = (
    "measure_id", "team", "period", "target", "low", "high", "q1", "q2", "q3", "q4", "origin", "note",
)  # fmt: skip
NEIGHBOUR_COLUMNS = ("council", "neighbour", "place", "model", "source")

YEARS = ("2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27")
SCHOOL_YEARS = tuple(f"{year.replace('-', '/')} academic" for year in ("2020-21", *YEARS[:5]))

_ENGLAND = "England's figure for the year before, or the latest published"
_LAW = "The law allows none"

# One line a measure: what it is held against in each of the six years, oldest first. One figure
# stands for all six.
_LOCAL: dict[str, tuple[str, ...]] = {
    "without-social-worker": ("0",),
    "reviews-on-time": ("95", "95", "95", "96", "96", "96"),
    "took-part-in-review": ("90", "90", "92", "92", "95", "95"),
    "three-or-more-social-workers": ("25", "25", "25", "24", "22", "22"),
    "visits-on-time": ("90", "90", "92", "92", "95", "95"),
    "independent-visitors": ("60", "60", "65", "65", "70", "70"),
    "new-independent-visitors": ("8", "8", "12", "12", "12", "16"),
    "advocacy": ("85",),
    "unregistered-homes": ("0",),
    "under-16-supported": ("0",),
    "far-from-home": ("18", "18", "18", "17", "17", "17"),
    "went-missing": ("10",),
    "missing-episodes": ("200", "200", "190", "190", "180", "180"),
    "return-interviews": ("75", "75", "75", "80", "80", "80"),
    "brothers-sisters-together": ("70", "70", "72", "72", "75", "75"),
    "initial-health-assessments": ("75", "75", "80", "80", "85", "85"),
    "education-plans": ("92", "92", "95", "95", "95", "95"),
    "without-school-place": ("4", "4", "4", "3", "3", "3"),
    "staying-put": ("30", "30", "32", "32", "35", "35"),
    "pathway-plans": ("85", "85", "90", "90", "90", "92"),
    "care-leavers-homeless": ("0",),
    "feel-listened-to": ("80", "80", "80", "80", "82", "85"),
    "vacancy-rate": ("12", "12", "15", "15", "12", "12"),
    "turnover-rate": ("14", "14", "14", "13", "12", "12"),
    "sickness-absence": ("3.5",),
    "experienced-staff-ratio": ("2.5", "2.5", "3", "3", "3", "3"),
}
_NATIONAL: dict[str, tuple[str, ...]] = {
    "placement-stability": ("9", "10", "11", "11", "10", "10"),
    "same-home-two-years": ("70", "71", "68", "68", "69", "69"),
    "health-assessments": ("91", "89", "89", "89", "90", "90"),
    "dental-checks": ("40", "70", "76", "79", "81", "81"),
    "immunisations": ("86", "85", "82", "82", "84", "84"),
    "development-checks": ("89", "89", "88", "88", "88", "88"),
    "wellbeing-score": ("13.7", "13.8", "14.4", "14.7", "14.9", "14.9"),
    "wellbeing-concern": ("37", "37", "40", "41", "42", "42"),
    "care-leavers-suitable-homes": ("88", "88", "88", "88", "89", "89"),
    "care-leavers-education-work": ("52", "55", "56", "54", "54", "54"),
    "care-leavers-not-education-work": ("41", "38", "38", "39", "40", "40"),
    "care-leavers-higher-education": ("6", "7", "6", "6", "6", "6"),
    "care-leavers-17-18-suitable-homes": ("91", "90", "91", "91", "91", "91"),
    "care-leavers-17-18-education-work": ("65", "66", "66", "64", "64", "64"),
    "agency-rate": ("15.4", "15.5", "17.6", "17.9", "16.2", "13"),
}
_SCHOOL_LOCAL: dict[str, tuple[str, ...]] = {
    "school-absence": ("9",),
    "persistent-absence": ("20",),
    "suspensions": ("14",),
    "primary-results": ("35",),
    "gcse-score": ("18",),
}
_BANDS = {"average-caseload": ("12", "18"), "foster-places-filled": ("70", "85")}
_FOSTER_PLAN = {  # year's target, then where it should stand after each quarter
    "2021-22": ("12", "2", "4", "7", "12"),
    "2022-23": ("12", "2", "4", "7", "12"),
    "2023-24": ("14", "2", "5", "8", "14"),
    "2024-25": ("14", "2", "5", "8", "14"),
    "2025-26": ("16", "3", "6", "10", "16"),
    "2026-27": ("16", "3", "6", "10", "16"),
}


def teams() -> list[tuple[str, ...]]:
    """The rows of teams.csv, in the order of the screens."""
    return [
        (
            t.name,
            # The renamed team worked all along; its present name began with the rename.
            (council.RENAMED_FROM if t.name == council.EXPERIENCED else t.start).code,
            t.finish.code if t.finish else "",
            t.change,
            t.becomes,
            t.note,
            t.work,
        )
        for t in (*council.PRESENT, *council.ENDED)
    ]


def targets() -> list[tuple[str, ...]]:
    """The rows of targets.csv: by measure, then by year; a team's own after the council's."""
    rows = []
    for by_year, origin, note, years in (
        (_LOCAL, "local", "", YEARS),
        (_NATIONAL, "national", _ENGLAND, YEARS),
        (_SCHOOL_LOCAL, "local", "", SCHOOL_YEARS),
    ):
        for measure_id, figures in by_year.items():
            note_here = _LAW if measure_id in ("unregistered-homes", "under-16-supported") else note
            each = figures * len(years) if len(figures) == 1 else figures
            rows += [
                _row(measure_id, year, figure, origin=origin, note=note_here)
                for year, figure in zip(years, each, strict=True)
            ]
    for measure_id, (low, high) in _BANDS.items():
        rows += [_row(measure_id, year, low=low, high=high) for year in YEARS]
    rows += [
        _row(
            "foster-homes-approved", year, target, profile=profile, note="Approvals bunch in spring"
        )
        for year, (target, *profile) in _FOSTER_PLAN.items()
    ]
    return rows + _special()


def neighbours() -> list[tuple[str, ...]]:
    """The rows of neighbours.csv: public facts about a real council, none about the invented one."""
    places = (
        "Gloucestershire", "Warwickshire", "North Yorkshire", "Warrington", "Wiltshire", "Hampshire",
        "Cheshire West and Chester", "Oxfordshire", "Worcestershire", "Leicestershire",
    )  # fmt: skip
    source = "Department for Education, children's services statistical neighbours, 2025 model"
    return [
        ("Cheshire East", neighbour, str(place), "2025", source)
        for place, neighbour in enumerate(places, start=1)
    ]


def _special() -> list[tuple[str, ...]]:
    """Targets of one team or of one quarter, which stand before those of all teams and of the year."""
    summer = "Schools are closed for six weeks of the quarter"
    return [
        _row("education-plans", "2025-26 Q2", "80", note=summer),
        _row("education-plans", "2026-27 Q2", "80", note=summer),
        *(
            _row("average-caseload", year, team=team, low=low, high=high, note=note)
            for team, low, high, note in (
                (council.ASSESSMENT, "10", "15", "Court work takes longer"),
                (council.DISABLED, "14", "20", "Many children need fewer visits"),
            )
            for year in YEARS
        ),
    ]


def _row(
    measure_id: str,
    period: str,
    target: str = "",
    team: str = "All",
    low: str = "",
    high: str = "",
    profile: list[str] | None = None,
    origin: str = "local",
    note: str = "",
) -> tuple[str, ...]:
    quarters = profile or ["", "", "", ""]
    return (measure_id, team, period, target, low, high, *quarters, origin, note)
