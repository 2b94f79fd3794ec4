-- One row: what one quarter's figure says of its series, as the committee of that quarter would have seen
-- it: whether it changed (signal), by which sign (cause), the mean and the limits of the usual range, and
-- whether the target will be met while nothing changes (assurance).
-- History decides first: fewer than six figures of one definition, more than two missing of the last ten,
-- or a share or rate on a base of fewer than six, and nothing is said; six to eleven are a first view; no
-- variation says that the figures before never moved, so that there is no usual range.
-- Then each series by its own rule (judged_by). parts: what is counted on its parts, by its place among
-- those of its scorecard (change_named). same_children: beyond three standard deviations of all before
-- and, where it has parts, more than luck (p below 0.05); else the mean of the last four beyond those of all
-- before them, or seven that rise or fall; after figures that never moved, p below 0.005. quarters: what
-- comes without parts, by the control chart's special cause; where there is none, by a drift of the last
-- eight (p below 0.05 and at least the measure's tolerance in all).
-- Where screening leaves the control chart no movement, runs tell of both the last two, of those that lay
-- otherwise before and, where both numbers are known, by two cases at least; without both numbers a figure
-- beyond all before is then told and not judged.
-- Best within a range: better or worse as the distance from the range in force says, of the new level
-- against the old.
-- Reads: trend_history, figure, series, measure, xmr_limit, xmr_label, xmr_run, xmr_assurance, goal_record, drift, drift_slope, cause_way, quarter_counted, change_test, change_named, steady_range.
WITH held AS (
    SELECT h.series_id, h.period, h.place, h.derived, h.steps, h.nth, h.absent, h.enough,
        h.least_before, h.most_before, m.scale, m.multiplier, m.polarity,
        COALESCE(f.goal_low, m.band_low) AS band_low, COALESCE(f.goal_high, m.band_high) AS band_high,
        m.tolerance * m.scale AS tolerance, f.goal_low, f.goal_high,
        CASE
            WHEN m.same_children THEN 'same_children'
            WHEN q.series_id IS NOT NULL THEN 'parts'
            ELSE 'quarters'
        END AS judged_by,
        m.unit IN ('percent', 'per_10000') AND COALESCE(h.own_denominator, f.denominator) < 6
            AS too_few,
        l.points, l.total, l.kept, COALESCE(l.kept_total, 0) AS kept_total, e.cause AS xmr_cause,
        r.cause AS run_cause, r.run,
        r.is_new AND (
            q.series_id IS NULL
            OR 2 * POWER(r.before, 1) * m.multiplier * m.scale
                <= ABS(POWER(r.nearest, 1) * r.before - r.before_total) * q.base
        ) AS is_lasting,
        w.points AS steady_points, w.total AS steady_total, w.lies AS quarter_lies,
        w.usual_low AS steady_low, w.usual_high AS steady_high,
        w4.points AS four_points, w4.total AS four_total, w4.lies AS four_lies,
        w4.usual_low AS four_low, w4.usual_high AS four_high,
        t.looked, t.is_exact, t.upward, t.p, t.events, t.base, t.events_before, t.base_before,
        t.quarters_before, t.own_p, t.is_wide, COALESCE(n.named, FALSE) AS named
    FROM trend_history AS h
    JOIN figure AS f ON f.series_id = h.series_id AND f.period = h.period
    JOIN series AS s ON s.series_id = h.series_id
    JOIN measure AS m ON m.measure_id = s.measure_id
    JOIN xmr_limit AS l ON l.series_id = h.series_id AND l.place = h.place
    JOIN xmr_label AS e
        ON e.series_id = h.series_id AND e.place = h.place AND e.limit_place = h.place
    LEFT JOIN xmr_run AS r ON r.series_id = h.series_id AND r.place = h.place
    LEFT JOIN steady_range AS w
        ON w.series_id = h.series_id AND w.place = h.place AND w.looked = 'quarter'
    LEFT JOIN steady_range AS w4
        ON w4.series_id = h.series_id AND w4.place = h.place AND w4.looked = 'four'
    LEFT JOIN quarter_counted AS q ON q.series_id = h.series_id AND q.place = h.place
    LEFT JOIN change_test AS t ON t.series_id = h.series_id AND t.place = h.place
    LEFT JOIN change_named AS n ON n.series_id = h.series_id AND n.place = h.place
),
judged AS (
    SELECT h.series_id, h.place, s.slope_840, s.middle_2,
        CASE
            WHEN h.enough IN ('too_short', 'gaps') THEN h.enough
            WHEN COALESCE(h.too_few, FALSE) THEN 'too_few'
            WHEN h.judged_by = 'parts' AND h.is_exact THEN 'no_variation'
            WHEN h.judged_by = 'same_children' AND h.steady_points IS NULL THEN 'no_variation'
            WHEN h.judged_by = 'quarters' AND h.kept_total = 0 THEN 'no_variation'
            ELSE h.enough
        END AS history,
        CASE
            WHEN h.judged_by = 'parts' THEN
                CASE
                    WHEN NOT h.named THEN 'common_cause'
                    WHEN h.looked = 'quarter' AND h.upward THEN 'quarter_above'
                    WHEN h.looked = 'quarter' THEN 'quarter_below'
                    WHEN h.upward THEN 'four_above'
                    ELSE 'four_below'
                END
            WHEN h.judged_by = 'same_children' AND h.steady_points IS NULL
                AND h.p < CAST(0.005 AS DECIMAL(4, 3))
                THEN CASE WHEN h.upward THEN 'quarter_above' ELSE 'quarter_below' END
            WHEN h.judged_by = 'same_children' AND h.quarter_lies <> 0
                AND COALESCE(h.p < CAST(0.05 AS DECIMAL(3, 2)), TRUE)
                THEN CASE WHEN h.quarter_lies > 0 THEN 'above_limit' ELSE 'below_limit' END
            WHEN h.judged_by = 'same_children' AND h.four_lies <> 0
                THEN CASE WHEN h.four_lies > 0 THEN 'four_above' ELSE 'four_below' END
            WHEN h.judged_by = 'same_children' AND h.run_cause IN ('rising', 'falling') THEN h.run_cause
            WHEN h.kept_total = 0 AND h.is_lasting THEN h.run_cause
            WHEN h.judged_by = 'same_children' OR h.kept_total = 0 THEN 'common_cause'
            WHEN h.xmr_cause <> 'common_cause' THEN h.xmr_cause
            WHEN d.p < CAST(0.05 AS DECIMAL(3, 2)) AND 8 * ABS(s.slope_840) >= 840 * h.tolerance
                AND s.slope_840 <> 0
                THEN CASE WHEN s.slope_840 > 0 THEN 'drift_up' ELSE 'drift_down' END
            ELSE 'common_cause'
        END AS cause_found
    FROM held AS h
    LEFT JOIN drift AS d ON d.series_id = h.series_id AND d.place = h.place
    LEFT JOIN drift_slope AS s ON s.series_id = h.series_id AND s.place = h.place
),
caused AS (
    SELECT j.series_id, j.place, j.history, j.slope_840, j.middle_2,
        CASE
            WHEN j.history IN ('too_short', 'gaps', 'too_few') THEN 'common_cause'
            ELSE j.cause_found
        END AS cause
    FROM judged AS j
),
levelled AS (
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
    FROM caused AS c
    JOIN held AS h ON h.series_id = c.series_id AND h.place = c.place
    WHERE h.polarity = 'band' AND c.cause <> 'common_cause'
),
distant AS (
    SELECT v.series_id, v.place,
        GREATEST(h.band_low - v.old_level, v.old_level - h.band_high, 0)
            - GREATEST(h.band_low - v.new_level, v.new_level - h.band_high, 0) AS nearer
    FROM levelled AS v
    JOIN held AS h ON h.series_id = v.series_id AND h.place = v.place
),
scaled AS (
    SELECT h.series_id, h.place,
        100 * h.kept * h.total - 266 * h.kept_total * h.points AS lower_top,
        100 * h.kept * h.total + 266 * h.kept_total * h.points AS upper_top,
        100 * h.kept * h.points AS bottom
    FROM held AS h
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
    FROM held AS h
    JOIN caused AS c ON c.series_id = h.series_id AND c.place = h.place
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
    JOIN held AS h ON h.series_id = k.series_id AND h.place = k.place
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
FROM held AS h
JOIN caused AS c ON c.series_id = h.series_id AND c.place = h.place
LEFT JOIN distant AS n ON n.series_id = h.series_id AND n.place = h.place
LEFT JOIN ranged AS r ON r.series_id = h.series_id AND r.place = h.place
LEFT JOIN assured AS a ON a.series_id = h.series_id AND a.place = h.place
LEFT JOIN cause_way AS w ON w.cause = c.cause
