"""Where the invented figures are not plain: rows that are hidden, lost or not final, and what was said."""

from demo import council

WITH_TOTAL = (
    "children-cared-for",
    "care-leavers-19-21",
    "care-leavers-suitable-homes",
    "placement-stability",
    "independent-visitors",
)
"""Measures for which the file holds the council's figure too, equal to the sum of its teams."""

REASONS = {
    ("return-interviews", council.UNACCOMPANIED, "2022-23 Q1"): "x",
    ("brothers-sisters-together", council.PERMANENCE, "2026-27 Q2"): "x",
    ("care-leavers-22-25", council.DISABLED, "2021-22 Q3"): "k",
    **{
        ("independent-visitors", team, period): "c"
        for team in (council.DISABLED, council.UNACCOMPANIED)
        for period in ("2025-26 Q3", "2025-26 Q4", "2026-27 Q1", "2026-27 Q2")
    },
}
"""Instead of a figure: c hidden, k rounds to zero, x not available."""

NOT_APPLICABLE = (("development-checks", council.UNACCOMPANIED),)
"""Teams that send the row all the same: no child of theirs is under five."""

NOT_SENT = {
    ("education-plans", council.SOUTH, "2022-23 Q2"),
    ("pathway-plans", council.DISABLED, "2025-26 Q4"),
    ("took-part-in-review", council.DISABLED, "2026-27 Q1"),
    ("advocacy", council.PERMANENCE, "2026-27 Q2"),
}
"""Rows that never came."""

PROVISIONAL = {
    (measure_id, "2026-27 Q2")
    for measure_id in ("went-missing", "return-interviews", "initial-health-assessments")
}
REVISED = {("placement-stability", "2025-26 Q4"), ("children-cared-for", "2025-26 Q1")}

COMMENTARY = {
    ("visits-on-time", council.SOUTH, "2026-27 Q2"):
        "The team has been short of social workers since the autumn. Two colleagues from the north "
        "are covering visits, and new staff start in November.",
    ("visits-on-time", council.SOUTH, "2026-27 Q1"):
        "Vacant posts are being covered week by week. Children who live furthest away were seen first.",
    ("three-or-more-social-workers", council.SOUTH, "2026-27 Q2"):
        "The rise follows the staff who left. Children have been asked how the changes were handled.",
    ("without-social-worker", council.SOUTH, "2026-27 Q2"):
        "Each child was given a named social worker within the week.",
    ("placement-stability", "All", "2026-27 Q2"):
        "More teenagers moved at short notice. A support team for foster carers started in July.",
    ("placement-stability", council.NORTH, "2026-27 Q2"):
        "Several moves were planned ones, to permanent families.",
    ("children-cared-for", "All", "2026-27 Q2"): "Several large families came into care in the summer.",
    ("far-from-home", council.NORTH, "2026-27 Q2"):
        "Fewer local homes were free over the summer. Two new homes nearby open in January.",
    ("dental-checks", council.SOUTH, "2022-23 Q3"):
        "A dental practice now keeps a weekly session for children in our care.",
    ("initial-health-assessments", council.ASSESSMENT, "2026-27 Q2"):
        "Clinics now run twice a week, and requests reach the health team within two days.",
    ("care-leavers-education-work", council.EXPERIENCED, "2026-27 Q2"):
        "The college mentors and the council's own apprenticeships are helping.",
    ("care-leavers-suitable-homes", "All", "2026-27 Q2"):
        "Young people whose homes are not suitable each have a plan with the housing service.",
    ("care-leavers-suitable-homes", council.DISABLED, "2026-27 Q2"):
        "A very small group: one young person makes a large difference.",
    ("care-leavers-homeless", council.EXPERIENCED, "2026-27 Q2"):
        "All were offered emergency rooms, and advisers see them every week.",
    ("education-plans", council.NORTH, "2026-27 Q2"):
        "As every summer, plans could not be finished while schools were closed.",
    ("return-interviews", council.UNACCOMPANIED, "2022-23 Q1"):
        "Records moved to a new system and could not be matched.",
    ("brothers-sisters-together", council.PERMANENCE, "2026-27 Q2"):
        "Family links are being checked after an error was found.",
    ("unregistered-homes", council.SOUTH, "2026-27 Q2"):
        "No registered home could be found in time. An application to register is with the inspectorate.",
    ("under-16-supported", council.ASSESSMENT, "2024-25 Q4"):
        "A crisis that lasted over the winter; now with a foster family.",
    ("pathway-plans", council.EXPERIENCED, "2026-27 Q2"):
        "Plans are written with young people in a form that they designed.",
    ("foster-homes-approved", "All", "2026-27 Q2"):
        "Fewer enquiries over the summer. A recruitment campaign runs through the autumn.",
    ("average-weekly-cost", "All", "2026-27 Q2"):
        "A few children with very high needs account for most of the rise.",
    ("children-cared-for", council.EAST, "2024-25 Q1"): "First figures of the merged team.",
    ("missing-episodes", council.NORTH, "2025-26 Q3"):
        "A few young people account for most of these times; each has a plan with the police.",
    ("staying-put", council.EXPERIENCED, "2026-27 Q2"): "Carers' allowances were raised in April.",
}  # fmt: skip
