-- One row: one point of a control chart with what lies behind it in its segment: how many points, the
-- moving range, the running sums that its limits are made of, the seven values that end here and the six
-- movements between them. Only points of the baseline (all, or the first so many) count in the sums.
-- Reads: trend_value, xmr_setting.
WITH counted AS (
    SELECT v.series_id, v.place, v.segment, v.steps, s.screened, s.fixed_after,
        ROW_NUMBER() OVER in_order AS nth,
        v.steps - LAG(v.steps) OVER in_order AS change,
        LAG(v.steps, 2) OVER in_order AS steps_2
    FROM trend_value AS v
    JOIN xmr_setting AS s ON s.series_id = v.series_id
    WINDOW in_order AS (PARTITION BY v.series_id, v.segment ORDER BY v.place)
),
based AS (
    SELECT c.series_id, c.place, c.segment, c.steps, c.screened, c.nth, c.change, c.steps_2,
        c.fixed_after IS NULL OR c.nth <= c.fixed_after AS in_baseline
    FROM counted AS c
)
SELECT b.series_id, b.place, b.segment, b.steps, b.screened, b.nth, b.in_baseline,
    SIGN(b.change) AS move, b.steps - b.change AS steps_1, b.steps_2,
    CASE WHEN b.in_baseline THEN ABS(b.change) END AS moving_range,
    CAST(COUNT(CASE WHEN b.in_baseline THEN 1 END) OVER so_far AS BIGINT) AS points,
    CAST(SUM(CASE WHEN b.in_baseline THEN b.steps END) OVER so_far AS BIGINT) AS total,
    CAST(COUNT(CASE WHEN b.in_baseline THEN b.change END) OVER so_far AS BIGINT) AS ranges,
    CAST(SUM(CASE WHEN b.in_baseline THEN ABS(b.change) END) OVER so_far AS BIGINT) AS range_total,
    MIN(b.steps) OVER seven AS low_7, MAX(b.steps) OVER seven AS high_7,
    CAST(SUM(SIGN(b.change)) OVER six AS BIGINT) AS moves_6
FROM based AS b
WINDOW so_far AS (
    PARTITION BY b.series_id, b.segment ORDER BY b.place
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
),
seven AS (
    PARTITION BY b.series_id, b.segment ORDER BY b.place ROWS BETWEEN 6 PRECEDING AND CURRENT ROW
),
six AS (
    PARTITION BY b.series_id, b.segment ORDER BY b.place ROWS BETWEEN 5 PRECEDING AND CURRENT ROW
)
