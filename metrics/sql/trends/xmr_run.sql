-- One row: one point at which a run ends (a trend of seven or more, or seven or more on one side of the
-- mean), how many successive points are in it, and whether the series lay otherwise before it (is_new): of
-- the points before a stretch on one side fewer than half lie on that side. nearest is the value in it that
-- lies nearest to those before, which are so many (before) and add up to before_total.
-- Reads: xmr_label, xmr_point, xmr_limit.
WITH ended AS (
    SELECT e.series_id, e.segment, e.place, e.nth, e.run_cause AS cause, l.points, l.total
    FROM xmr_label AS e
    JOIN xmr_limit AS l ON l.series_id = e.series_id AND l.place = e.place
    WHERE e.place = e.limit_place AND e.run_cause IS NOT NULL
),
sided AS (
    SELECT e.series_id, e.place, e.nth, e.cause, p.nth AS at, p.move, p.steps,
        CASE
            WHEN e.cause = 'shift_above' THEN e.points * p.steps > e.total
            WHEN e.cause = 'shift_below' THEN e.points * p.steps < e.total
            ELSE FALSE
        END AS beyond
    FROM ended AS e
    JOIN xmr_point AS p ON p.series_id = e.series_id AND p.segment = e.segment AND p.nth <= e.nth
),
broken AS (
    SELECT s.series_id, s.place, s.nth, s.cause,
        MAX(
            CASE
                WHEN s.cause = 'rising' AND COALESCE(s.move, 0) <> 1 THEN s.at - 1
                WHEN s.cause = 'falling' AND COALESCE(s.move, 0) <> -1 THEN s.at - 1
                WHEN s.cause IN ('shift_above', 'shift_below') AND NOT s.beyond THEN s.at
                ELSE 0
            END
        ) AS before
    FROM sided AS s
    GROUP BY s.series_id, s.place, s.nth, s.cause
)
SELECT b.series_id, b.place, b.cause, CAST(b.nth - b.before AS INTEGER) AS run, b.before,
    CAST(SUM(CASE WHEN s.at <= b.before THEN s.steps ELSE 0 END) AS BIGINT) AS before_total,
    CASE
        WHEN b.cause IN ('rising', 'shift_above') THEN MIN(CASE WHEN s.at > b.before THEN s.steps END)
        ELSE MAX(CASE WHEN s.at > b.before THEN s.steps END)
    END AS nearest,
    2 * SUM(CASE WHEN s.beyond AND s.at <= b.before THEN 1 ELSE 0 END) < b.before
        OR b.cause IN ('rising', 'falling') AS is_new
FROM broken AS b
JOIN sided AS s ON s.series_id = b.series_id AND s.place = b.place
GROUP BY b.series_id, b.place, b.cause, b.nth, b.before
