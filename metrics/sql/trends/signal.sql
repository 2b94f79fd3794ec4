-- One row: what one quarter's figure says of its series, as the committee of that quarter would have seen
-- it: whether it moved more than usual (signal), by which sign (cause), the mean and the limits of the
-- usual range, and whether the target will be met while nothing changes (assurance).
-- History decides first: fewer than six figures of one definition, or more than two missing of the last
-- ten, and nothing is said; six to eleven are provisional; where no movement is left after screening there
-- are no limits. Then the control chart's special cause; where there is none, a drift of the last eight:
-- p below 0.05 (0.01 where they may be the same children) and at least the measure's tolerance in all.
-- Best within a range: better or worse as the distance from the range says, of the figure against the mean,
-- of a drift at the ends of its line. Average and usual range are in steps: the mean rounded half up, and
-- the least and the most that lie within the limits.
-- Reads: trend_value, figure, series, measure, xmr_point, xmr_limit, xmr_label, xmr_run, xmr_assurance, xmr_goal, drift, drift_slope, cause_way.
WITH began AS (
    SELECT v.series_id, v.segment, MIN(v.place) AS first_place
    FROM trend_value AS v
    GROUP BY v.series_id, v.segment
),
held AS (
    SELECT v.series_id, v.period, v.place, v.derived, v.steps, p.nth, m.scale, m.polarity, m.same_children,
        m.tolerance * m.scale AS tolerance, m.band_low * m.scale AS band_low,
        m.band_high * m.scale AS band_high,
        CASE WHEN v.place - b.first_place < 9 THEN v.place - b.first_place + 1 ELSE 10 END
            - COUNT(*) OVER ten AS absent,
        l.points, l.total, l.kept, l.kept_total, e.cause AS xmr_cause
    FROM trend_value AS v
    JOIN began AS b ON b.series_id = v.series_id AND b.segment = v.segment
    JOIN series AS s ON s.series_id = v.series_id
    JOIN measure AS m ON m.measure_id = s.measure_id
    JOIN xmr_point AS p ON p.series_id = v.series_id AND p.place = v.place
    JOIN xmr_limit AS l ON l.series_id = v.series_id AND l.place = v.place
    JOIN xmr_label AS e
        ON e.series_id = v.series_id AND e.place = v.place AND e.limit_place = v.place
    WINDOW ten AS (
        PARTITION BY v.series_id, v.segment ORDER BY v.place RANGE BETWEEN 9 PRECEDING AND CURRENT ROW
    )
),
judged AS (
    SELECT h.series_id, h.period, h.place, h.derived, h.steps, h.nth, h.scale, h.polarity, h.absent,
        h.points, h.total, h.kept, h.kept_total, h.band_low, h.band_high, h.xmr_cause,
        h.same_children, s.slope_840, s.middle_2,
        CASE
            WHEN h.nth < 6 THEN 'too_short'
            WHEN h.absent > 2 THEN 'gaps'
            WHEN COALESCE(h.kept_total, 0) = 0 THEN 'no_variation'
            WHEN h.nth < 12 THEN 'provisional'
            ELSE 'full'
        END AS history,
        CASE
            WHEN d.p < CASE WHEN h.same_children THEN CAST(0.01 AS DECIMAL(3, 2)) ELSE CAST(0.05 AS DECIMAL(3, 2)) END
                AND 8 * ABS(s.slope_840) >= 840 * h.tolerance
                THEN CASE WHEN s.slope_840 > 0 THEN 'drift_up' WHEN s.slope_840 < 0 THEN 'drift_down' END
        END AS drift_cause
    FROM held AS h
    LEFT JOIN drift AS d ON d.series_id = h.series_id AND d.place = h.place
    LEFT JOIN drift_slope AS s ON s.series_id = h.series_id AND s.place = h.place
),
caused AS (
    SELECT j.series_id, j.period, j.place, j.derived, j.nth, j.scale, j.polarity, j.absent, j.history,
        j.points, j.total, j.kept, j.kept_total, j.same_children, j.slope_840,
        CASE
            WHEN j.history IN ('too_short', 'gaps') THEN 'common_cause'
            WHEN j.history <> 'no_variation' AND j.xmr_cause <> 'common_cause' THEN j.xmr_cause
            ELSE COALESCE(j.drift_cause, 'common_cause')
        END AS cause,
        CASE
            WHEN j.polarity <> 'band' THEN NULL
            WHEN j.history <> 'no_variation' AND j.xmr_cause <> 'common_cause'
                THEN GREATEST(j.band_low * j.points - j.total, j.total - j.band_high * j.points, 0)
                    - j.points * GREATEST(j.band_low - j.steps, j.steps - j.band_high, 0)
            WHEN j.drift_cause IS NOT NULL
                THEN GREATEST(
                        1680 * j.band_low - 840 * j.middle_2 + 7 * j.slope_840,
                        840 * j.middle_2 - 7 * j.slope_840 - 1680 * j.band_high, 0)
                    - GREATEST(
                        1680 * j.band_low - 840 * j.middle_2 - 7 * j.slope_840,
                        840 * j.middle_2 + 7 * j.slope_840 - 1680 * j.band_high, 0)
        END AS nearer
    FROM judged AS j
),
scaled AS (
    SELECT c.series_id, c.place, c.total, c.points,
        100 * c.kept * c.total - 266 * c.kept_total * c.points AS lower_top,
        100 * c.kept * c.total + 266 * c.kept_total * c.points AS upper_top,
        100 * c.kept * c.points AS bottom
    FROM caused AS c
    WHERE c.history IN ('provisional', 'full')
)
SELECT c.series_id, c.period, c.place, c.derived, CAST(c.nth AS INTEGER) AS figures,
    CAST(c.absent AS INTEGER) AS absent, c.history, c.cause, r.run,
    CASE
        WHEN c.history IN ('too_short', 'gaps') THEN 'not_judged'
        WHEN c.cause = 'common_cause' THEN 'usual'
        WHEN c.polarity = 'neutral' OR (c.polarity = 'band' AND c.nearer = 0)
            THEN CASE WHEN w.upward THEN 'higher' ELSE 'lower' END
        WHEN c.polarity = 'band' THEN CASE WHEN c.nearer > 0 THEN 'better' ELSE 'worse' END
        WHEN w.upward = (c.polarity = 'high') THEN 'better'
        ELSE 'worse'
    END AS signal,
    CASE WHEN s.total < 0 THEN -1 ELSE 1 END
        * ((2 * ABS(s.total) + s.points) // (2 * s.points)) AS average,
    CASE WHEN s.lower_top > 0 THEN s.lower_top + s.bottom - 1 ELSE s.lower_top END // s.bottom
        AS usual_low,
    CASE WHEN s.upper_top < 0 THEN s.upper_top - s.bottom + 1 ELSE s.upper_top END // s.bottom
        AS usual_high,
    CASE
        WHEN c.history IN ('provisional', 'full') THEN a.assurance
        WHEN c.history = 'no_variation' AND (g.goal_low IS NOT NULL OR g.goal_high IS NOT NULL)
            THEN CASE
                WHEN (g.goal_low IS NULL OR f.value >= g.goal_low)
                    AND (g.goal_high IS NULL OR f.value <= g.goal_high) THEN 'consistent_pass'
                ELSE 'consistent_fail'
            END
    END AS assurance,
    c.slope_840
FROM caused AS c
JOIN figure AS f ON f.series_id = c.series_id AND f.period = c.period
LEFT JOIN scaled AS s ON s.series_id = c.series_id AND s.place = c.place
LEFT JOIN xmr_run AS r ON r.series_id = c.series_id AND r.place = c.place
LEFT JOIN xmr_assurance AS a ON a.series_id = c.series_id AND a.place = c.place
LEFT JOIN xmr_goal AS g ON g.series_id = c.series_id AND g.place = c.place
LEFT JOIN cause_way AS w ON w.cause = c.cause
