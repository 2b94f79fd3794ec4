-- One row: one quarter of a measure that counts the same children again, and the usual range of those
-- before it (of a baseline that is fixed, those in it): their mean, total / points, and three standard
-- deviations either side, as the least and the most steps that lie within, and in tenths of a step for a
-- chart. None where all before are equal. Successive quarters share their children, so that the step from
-- one to the next says too little of how far they move.
-- Reads: xmr_point, series, measure.
WITH based AS (
    SELECT p.series_id, p.place, p.segment, p.in_baseline, p.steps,
        p.steps - FIRST_VALUE(p.steps) OVER (
            PARTITION BY p.series_id, p.segment ORDER BY p.place
        ) AS off_first
    FROM xmr_point AS p
    JOIN series AS s ON s.series_id = p.series_id
    JOIN measure AS m ON m.measure_id = s.measure_id
    WHERE m.same_children
),
summed AS (
    SELECT p.series_id, p.place,
        CAST(COUNT(CASE WHEN p.in_baseline THEN 1 END) OVER before AS BIGINT) AS points,
        CAST(SUM(CASE WHEN p.in_baseline THEN p.steps END) OVER before AS BIGINT) AS total,
        CAST(SUM(CASE WHEN p.in_baseline THEN p.off_first END) OVER before AS BIGINT) AS off_total,
        SUM(
            CASE
                WHEN p.in_baseline
                    THEN CAST(p.off_first AS DECIMAL(19, 0)) * CAST(p.off_first AS DECIMAL(19, 0))
            END
        ) OVER before AS squares,
        MIN(CASE WHEN p.in_baseline THEN p.steps END) OVER before AS least,
        MAX(CASE WHEN p.in_baseline THEN p.steps END) OVER before AS most
    FROM based AS p
    WINDOW before AS (
        PARTITION BY p.series_id, p.segment ORDER BY p.place
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),
ranged AS (
    SELECT s.series_id, s.place, s.points, s.total, POWER(s.total, 1) / s.points AS mean,
        3 * SQRT((POWER(s.squares, 1) - POWER(s.off_total, 2) / s.points) / (s.points - 1)) AS reach
    FROM summed AS s
    WHERE s.points > 1 AND s.least < s.most
)
SELECT r.series_id, r.place, r.points, r.total,
    CAST(CEIL(r.mean - r.reach) AS BIGINT) AS usual_low,
    CAST(FLOOR(r.mean + r.reach) AS BIGINT) AS usual_high,
    CAST(ROUND(10 * r.mean) AS BIGINT) AS mean_tenths,
    CAST(ROUND(10 * (r.mean - r.reach)) AS BIGINT) AS low_tenths,
    CAST(ROUND(10 * (r.mean + r.reach)) AS BIGINT) AS high_tenths
FROM ranged AS r
