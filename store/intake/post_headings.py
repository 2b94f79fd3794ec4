"""What a council's own staffing sheet may call the parts of a staffing return."""

from collections.abc import Mapping

from metrics.vocabulary import STAFFING_PARTS
from store.intake import header

PARTS: Mapping[str, str] = {part: part for part in STAFFING_PARTS} | {
    spelling: part
    for part, spellings in {
        "establishment_fte": (
            "posts", "establishment", "established_posts", "budgeted_posts", "funded_posts", "budgeted_fte",
            "established_fte", "fte_establishment", "budgeted_establishment", "total_posts", "posts_(fte)",
            "establishment_(fte)", "posts_fte",
        ),
        "in_post_fte": (
            "in_post", "filled", "filled_posts", "posts_filled", "staff_in_post", "in_post_(fte)", "fte_in_post",
            "actual_fte", "permanent_staff",
        ),
        "vacancies_fte": (
            "vacancies", "vacant", "vacant_posts", "vacancies_(fte)", "vacant_fte", "posts_vacant", "fte_vacancies",
            "fte_vacant",
        ),
        "agency_fte": (
            "agency", "agency_staff", "agency_workers", "agency_social_workers", "agency_(fte)", "fte_agency",
        ),
        "sickness_days": ("days_lost_to_sickness", "days_lost", "sick_days", "days_sick"),
        "starters_fte": ("starters", "joiners", "new_starters"),
        "leavers_fte": ("leavers",),
        "agency_cover_fte": ("agency_covering_vacancies", "agency_cover", "agency_in_vacant_posts"),
        "maternity_fte": ("maternity", "on_maternity_leave", "maternity_leave"),
        "newly_qualified_fte": ("newly_qualified", "asye", "nqsw", "nqsws", "asyes"),
        "experienced_fte": ("experienced", "experienced_staff"),
        "cases": ("cases_held", "total_cases", "open_cases"),
        "case_holders_fte": ("case_holders", "case_holding_staff", "case_holding_fte"),
    }.items()
    for spelling in spellings
}  # fmt: skip


def part_of(heading: str) -> str | None:
    """The part of a staffing return that a heading means; None where it means none of them."""
    return PARTS.get(header.heading(heading))
