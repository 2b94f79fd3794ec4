-- One row: one counted figure with its limits of chance to six decimals, and whether chance alone could
-- account for its distance from the target: an edge of what is green lies between them, edges included.
-- Reads: interval, figure.
WITH held AS (
    SELECT i.series_id, i.period,
        CAST(i.lower_limit AS DECIMAL(18, 6)) AS lower_limit,
        CAST(i.upper_limit AS DECIMAL(18, 6)) AS upper_limit,
        f.goal_low, f.goal_high
    FROM interval AS i
    JOIN figure AS f ON f.series_id = i.series_id AND f.period = i.period
)
SELECT series_id, period, lower_limit, upper_limit,
    CASE
        WHEN goal_low IS NULL AND goal_high IS NULL THEN NULL
        ELSE COALESCE(goal_low >= lower_limit AND goal_low <= upper_limit, FALSE)
            OR COALESCE(goal_high >= lower_limit AND goal_high <= upper_limit, FALSE)
    END AS by_chance
FROM held
