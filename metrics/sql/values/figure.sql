-- One row: one finished figure of one series in one period: parts, value or the reason there is none,
-- the range that is green and amber, the rating, and where it came from.
-- Reads: rated.
SELECT series_id, period, place, kind, quarter, numerator, denominator, value, missing, reason,
    status, commentary, released, from_teams, load_number, file_row,
    target, CASE WHEN for_period THEN NULL ELSE target END AS year_target, compare_with, goal_low, goal_high, amber_low, amber_high, target_origin, rating
FROM rated
