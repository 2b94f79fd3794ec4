-- One row: what one quarter's figure says of its series, as the committee of that quarter would have seen
-- it: whether it changed (signal), by which sign (cause), the average as total over points, the limits of
-- the usual range, and whether the target will be met if nothing changes (assurance). A figure beyond all
-- before where nothing before moved, and without both its numbers, is told and not judged. Best within a
-- range: better or worse as the distance from the range in force says, of the new level against the old.
-- Reads: judged_on, cause_found, cause_way, goal_record, xmr_assurance.
WITH levelled AS (
    SELECT c.series_id, c.place, c.cause,
        CASE
            WHEN h.judged_by = 'same_children' AND c.cause IN ('four_above', 'four_below')
                THEN POWER(h.four_total, 1) / h.four_points / h.scale
            WHEN c.cause IN ('quarter_above', 'quarter_below', 'four_above', 'four_below')
                THEN h.multiplier * POWER(h.events_before, 1) / h.base_before
            WHEN c.cause IN ('drift_up', 'drift_down')
                THEN (POWER(c.middle_2, 1) / 2 - 7 * POWER(c.slope_840, 1) / 1680) / h.scale
            WHEN h.judged_by = 'same_children' AND h.steady_points IS NOT NULL
                THEN POWER(h.steady_total, 1) / h.steady_points / h.scale
            ELSE POWER(h.total, 1) / h.points / h.scale
        END AS old_level,
        CASE
            WHEN c.cause IN ('quarter_above', 'quarter_below', 'four_above', 'four_below')
                AND h.judged_by = 'parts'
                THEN h.multiplier * POWER(h.events, 1) / h.base
            WHEN c.cause IN ('drift_up', 'drift_down')
                THEN (POWER(c.middle_2, 1) / 2 + 7 * POWER(c.slope_840, 1) / 1680) / h.scale
            ELSE POWER(h.steps, 1) / h.scale
        END AS new_level
    FROM cause_found AS c
    JOIN judged_on AS h ON h.series_id = c.series_id AND h.place = c.place
    WHERE h.polarity = 'band' AND c.cause <> 'common_cause'
),
distant AS (
    SELECT v.series_id, v.place,
        GREATEST(h.band_low - v.old_level, v.old_level - h.band_high, 0)
            - GREATEST(h.band_low - v.new_level, v.new_level - h.band_high, 0) AS nearer
    FROM levelled AS v
    JOIN judged_on AS h ON h.series_id = v.series_id AND h.place = v.place
),
scaled AS (
    SELECT h.series_id, h.place,
        100 * h.kept * h.total - 266 * h.kept_total * h.points AS lower_top,
        100 * h.kept * h.total + 266 * h.kept_total * h.points AS upper_top,
        100 * h.kept * h.points AS bottom
    FROM judged_on AS h
    WHERE h.enough IN ('provisional', 'full') AND h.judged_by <> 'same_children' AND h.kept_total > 0
),
ranged AS (
    SELECT h.series_id, h.place,
        CASE
            WHEN h.judged_by = 'same_children' AND c.cause IN ('four_above', 'four_below') THEN h.four_low
            WHEN h.judged_by = 'same_children' THEN h.steady_low
            WHEN s.lower_top > 0 THEN (s.lower_top + s.bottom - 1) // s.bottom
            ELSE s.lower_top // s.bottom
        END AS usual_low,
        CASE
            WHEN h.judged_by = 'same_children' AND c.cause IN ('four_above', 'four_below') THEN h.four_high
            WHEN h.judged_by = 'same_children' THEN h.steady_high
            WHEN s.upper_top < 0 THEN (s.upper_top - s.bottom + 1) // s.bottom
            ELSE s.upper_top // s.bottom
        END AS usual_high
    FROM judged_on AS h
    JOIN cause_found AS c ON c.series_id = h.series_id AND c.place = h.place
    LEFT JOIN scaled AS s ON s.series_id = h.series_id AND s.place = h.place
    WHERE h.enough IN ('provisional', 'full')
),
assured AS (
    SELECT k.series_id, k.place, k.met, k.met_of_four, k.figures,
        CASE
            WHEN h.judged_by = 'same_children' THEN
                CASE
                    WHEN h.steady_points IS NULL THEN NULL
                    WHEN (h.goal_low IS NULL OR h.steady_low >= h.goal_low * h.scale)
                        AND (h.goal_high IS NULL OR h.steady_high <= h.goal_high * h.scale)
                        THEN 'consistent_pass'
                    WHEN h.steady_high < h.goal_low * h.scale OR h.steady_low > h.goal_high * h.scale
                        THEN 'consistent_fail'
                    ELSE 'inconsistent'
                END
            WHEN h.kept_total > 0 THEN a.assurance
        END AS by_range
    FROM goal_record AS k
    JOIN judged_on AS h ON h.series_id = k.series_id AND h.place = k.place
    LEFT JOIN xmr_assurance AS a ON a.series_id = k.series_id AND a.place = k.place
    WHERE h.enough IN ('provisional', 'full') AND NOT COALESCE(h.too_few, FALSE)
)
SELECT h.series_id, h.period, h.place, h.derived, CAST(h.nth AS INTEGER) AS figures,
    CAST(h.absent AS INTEGER) AS absent, h.judged_by, c.history, c.cause,
    CASE WHEN h.run_cause = c.cause THEN h.run END AS run,
    CASE
        WHEN c.history IN ('too_short', 'gaps', 'too_few') THEN 'not_judged'
        WHEN c.cause = 'common_cause' AND c.history = 'no_variation' AND h.p IS NULL
            AND (h.steps < h.least_before OR h.steps > h.most_before) THEN 'not_judged'
        WHEN c.cause = 'common_cause' THEN 'usual'
        WHEN h.polarity = 'neutral' OR (h.polarity = 'band' AND n.nearer = 0)
            THEN CASE WHEN w.upward THEN 'higher' ELSE 'lower' END
        WHEN h.polarity = 'band' THEN CASE WHEN n.nearer > 0 THEN 'better' ELSE 'worse' END
        WHEN w.upward = (h.polarity = 'high') THEN 'better'
        ELSE 'worse'
    END AS signal,
    CASE
        WHEN h.enough IN ('too_short', 'gaps') THEN NULL
        WHEN h.judged_by = 'same_children' AND c.cause IN ('four_above', 'four_below') THEN h.four_total
        WHEN h.judged_by = 'same_children' AND c.cause NOT IN ('shift_above', 'shift_below')
            THEN h.steady_total
        ELSE h.total
    END AS average_total,
    CASE
        WHEN h.enough IN ('too_short', 'gaps') THEN NULL
        WHEN h.judged_by = 'same_children' AND c.cause IN ('four_above', 'four_below') THEN h.four_points
        WHEN h.judged_by = 'same_children' AND c.cause NOT IN ('shift_above', 'shift_below')
            THEN h.steady_points
        ELSE h.points
    END AS average_points,
    r.usual_low, r.usual_high, h.least_before, h.most_before,
    CASE
        WHEN a.met = a.figures AND COALESCE(a.by_range, 'consistent_pass') = 'consistent_pass'
            THEN 'consistent_pass'
        WHEN a.met = 0 AND COALESCE(a.by_range, 'consistent_fail') = 'consistent_fail'
            THEN 'consistent_fail'
        WHEN a.met IS NOT NULL THEN 'inconsistent'
    END AS assurance,
    a.met, a.met_of_four, c.slope_840,
    h.looked, h.is_exact, h.events, h.base, h.events_before, h.base_before,
    CAST(h.quarters_before AS INTEGER) AS quarters_before, h.p, h.own_p, h.is_wide
FROM judged_on AS h
JOIN cause_found AS c ON c.series_id = h.series_id AND c.place = h.place
LEFT JOIN distant AS n ON n.series_id = h.series_id AND n.place = h.place
LEFT JOIN ranged AS r ON r.series_id = h.series_id AND r.place = h.place
LEFT JOIN assured AS a ON a.series_id = h.series_id AND a.place = h.place
LEFT JOIN cause_way AS w ON w.cause = c.cause
