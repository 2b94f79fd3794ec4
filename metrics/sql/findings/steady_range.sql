-- One row: one quarter of a measure that counts the same children again, or its last four together ('four'),
-- and the usual range of those before (of a baseline that is fixed, those in it): their mean, total /
-- points, and three standard deviations either side, for the four four, since four quarters of the same
-- children wander off together, as the least and the most steps that lie within, and in
-- tenths of a step for a chart; lies is -1 below, 1 above and 0 within, of the four their mean. None where
-- all before are equal, and of the four where fewer than five lie before. Successive quarters share their
-- children, so that the step from one to the next says too little of how far they move.
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
    SELECT p.series_id, p.place, 'quarter' AS looked, p.steps AS now_total, 1 AS now_points,
        CAST(COUNT(CASE WHEN p.in_baseline THEN 1 END) OVER before AS BIGINT) AS points,
        CAST(SUM(CASE WHEN p.in_baseline THEN p.steps END) OVER before AS BIGINT) AS total,
        CAST(SUM(CASE WHEN p.in_baseline THEN p.off_first END) OVER before AS BIGINT) AS off_total,
        SUM(
            CASE
                WHEN p.in_baseline
                    THEN CAST(p.off_first AS DECIMAL(19, 0)) * CAST(p.off_first AS DECIMAL(19, 0))
            END
        ) OVER before AS squares
    FROM based AS p
    WINDOW before AS (
        PARTITION BY p.series_id, p.segment ORDER BY p.place
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
    UNION ALL
    SELECT p.series_id, p.place, 'four' AS looked,
        CAST(
            SUM(p.steps) OVER (
                PARTITION BY p.series_id, p.segment ORDER BY p.place
                ROWS BETWEEN 3 PRECEDING AND CURRENT ROW
            ) AS BIGINT) AS now_total,
        4 AS now_points,
        CAST(COUNT(CASE WHEN p.in_baseline THEN 1 END) OVER before AS BIGINT) AS points,
        CAST(SUM(CASE WHEN p.in_baseline THEN p.steps END) OVER before AS BIGINT) AS total,
        CAST(SUM(CASE WHEN p.in_baseline THEN p.off_first END) OVER before AS BIGINT) AS off_total,
        SUM(
            CASE
                WHEN p.in_baseline
                    THEN CAST(p.off_first AS DECIMAL(19, 0)) * CAST(p.off_first AS DECIMAL(19, 0))
            END
        ) OVER before AS squares
    FROM based AS p
    WINDOW before AS (
        PARTITION BY p.series_id, p.segment ORDER BY p.place
        ROWS BETWEEN UNBOUNDED PRECEDING AND 4 PRECEDING
    )
),
ranged AS (
    SELECT s.series_id, s.place, s.looked, s.now_total, s.now_points, s.points, s.total,
        POWER(s.total, 1) / s.points AS mean,
        CASE s.looked WHEN 'four' THEN 4 ELSE 3 END
            * SQRT((POWER(s.squares, 1) - POWER(s.off_total, 2) / s.points) / (s.points - 1)) AS reach
    FROM summed AS s
    WHERE s.points > CASE s.looked WHEN 'four' THEN 4 ELSE 1 END
        AND POWER(s.squares, 1) * s.points > POWER(s.off_total, 2)
),
stepped AS (
    SELECT r.series_id, r.place, r.looked, r.now_total, r.now_points, r.points, r.total, r.mean, r.reach,
        CAST(CEIL(r.mean - r.reach) AS BIGINT) AS usual_low,
        CAST(FLOOR(r.mean + r.reach) AS BIGINT) AS usual_high
    FROM ranged AS r
)
SELECT t.series_id, t.place, t.looked, t.points, t.total, t.usual_low, t.usual_high,
    CASE
        WHEN t.now_total < t.usual_low * t.now_points THEN -1
        WHEN t.now_total > t.usual_high * t.now_points THEN 1
        ELSE 0
    END AS lies,
    CAST(ROUND(10 * t.mean) AS BIGINT) AS mean_tenths,
    CAST(ROUND(10 * (t.mean - t.reach)) AS BIGINT) AS low_tenths,
    CAST(ROUND(10 * (t.mean + t.reach)) AS BIGINT) AS high_tenths
FROM stepped AS t
