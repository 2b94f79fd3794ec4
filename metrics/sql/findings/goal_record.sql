-- One row: one quarter whose target every quarter is held against, and how many of the figures of its one
-- definition so far, its own among them, meet that target; of the last four too.
-- Reads: xmr_goal, trend_history, series, measure.
SELECT g.series_id, g.place, CAST(COUNT(*) AS INTEGER) AS figures,
    CAST(
        SUM(
            CASE
                WHEN (g.goal_low IS NULL OR b.steps >= g.goal_low * m.scale)
                    AND (g.goal_high IS NULL OR b.steps <= g.goal_high * m.scale) THEN 1
                ELSE 0
            END
        ) AS INTEGER) AS met,
    CAST(
        SUM(
            CASE
                WHEN b.nth > h.nth - 4 AND (g.goal_low IS NULL OR b.steps >= g.goal_low * m.scale)
                    AND (g.goal_high IS NULL OR b.steps <= g.goal_high * m.scale) THEN 1
                ELSE 0
            END
        ) AS INTEGER) AS met_of_four
FROM xmr_goal AS g
JOIN series AS s ON s.series_id = g.series_id
JOIN measure AS m ON m.measure_id = s.measure_id
JOIN trend_history AS h ON h.series_id = g.series_id AND h.place = g.place
JOIN trend_history AS b
    ON b.series_id = h.series_id AND b.segment = h.segment AND b.place <= h.place
GROUP BY g.series_id, g.place
