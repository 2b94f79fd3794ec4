-- One row: whether one series, as it stood at one point, will meet its target while nothing changes: the
-- limits lie within what is green (consistent_pass), outside it (consistent_fail), or neither.
-- The limits times 100 * points * kept are whole numbers; the target has at most four decimals.
-- Reads: xmr_goal, xmr_limit, xmr_setting.
WITH scaled AS (
    SELECT g.series_id, g.place,
        CAST(100 AS DECIMAL(9, 0))
            * (CAST(100 * l.kept * l.total - 266 * l.kept_total * l.points AS DECIMAL(19, 0)))
            AS lower_limit,
        CAST(100 AS DECIMAL(9, 0))
            * (CAST(100 * l.kept * l.total + 266 * l.kept_total * l.points AS DECIMAL(19, 0)))
            AS upper_limit,
        CAST(g.goal_low * 10000 * t.scale AS DECIMAL(20, 0))
            * CAST(l.kept * l.points AS DECIMAL(9, 0)) AS goal_low,
        CAST(g.goal_high * 10000 * t.scale AS DECIMAL(20, 0))
            * CAST(l.kept * l.points AS DECIMAL(9, 0)) AS goal_high
    FROM xmr_goal AS g
    JOIN xmr_limit AS l ON l.series_id = g.series_id AND l.place = g.place
    JOIN xmr_setting AS t ON t.series_id = g.series_id
)
SELECT series_id, place,
    CASE
        WHEN (goal_low IS NULL OR lower_limit > goal_low)
            AND (goal_high IS NULL OR upper_limit < goal_high)
            THEN 'consistent_pass'
        WHEN upper_limit < goal_low OR lower_limit > goal_high THEN 'consistent_fail'
        ELSE 'inconsistent'
    END AS assurance
FROM scaled
