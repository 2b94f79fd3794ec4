-- One row: the line through the last eight points at one point where they go one way (p below 0.05): Theil
-- and Sen's median of the slopes of all pairs, in 840ths of a step a quarter, and twice the median of the
-- eight, both whole numbers.
-- Reads: drift, xmr_point.
WITH eight AS (
    SELECT d.series_id, d.place, a.nth, a.steps,
        ROW_NUMBER() OVER (PARTITION BY d.series_id, d.place ORDER BY a.steps, a.place) AS rank
    FROM drift AS d
    JOIN xmr_point AS p ON p.series_id = d.series_id AND p.place = d.place
    JOIN xmr_point AS a
        ON a.series_id = d.series_id AND a.segment = p.segment
        AND a.nth <= p.nth AND a.nth > p.nth - 8
    WHERE d.p < CAST(0.05 AS DECIMAL(3, 2))
),
sloped AS (
    SELECT a.series_id, a.place, 420 * (b.steps - a.steps) // (b.nth - a.nth) AS slope,
        ROW_NUMBER() OVER (
            PARTITION BY a.series_id, a.place
            ORDER BY 420 * (b.steps - a.steps) // (b.nth - a.nth), a.nth, b.nth NULLS LAST
        ) AS rank
    FROM eight AS a
    JOIN eight AS b ON b.series_id = a.series_id AND b.place = a.place AND b.nth > a.nth
),
line AS (
    SELECT series_id, place, CAST(SUM(slope) AS BIGINT) AS slope_840
    FROM sloped
    WHERE rank IN (14, 15)
    GROUP BY series_id, place
),
middle AS (
    SELECT series_id, place, CAST(SUM(steps) AS BIGINT) AS middle_2
    FROM eight
    WHERE rank IN (4, 5)
    GROUP BY series_id, place
)
SELECT l.series_id, l.place, l.slope_840, m.middle_2
FROM line AS l
JOIN middle AS m ON m.series_id = l.series_id AND m.place = l.place
