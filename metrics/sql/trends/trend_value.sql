-- One row: one quarter's figure that may carry a trend: the value that members see, as a whole number of
-- its smallest published steps. Positions and figures of a quarter carry it themselves. Of a year to date
-- that counts events, the quarter's own part carries it: this figure less the quarter before (of a first
-- quarter itself), where both are there; fewer than in the quarter before leaves a gap. Figures counted
-- over twelve months, and children counted once a year, overlap from quarter to quarter and carry none.
-- Steps from a hundred thousand million on carry none either, so that every later product fits 64 bits.
-- Reads: figure, series, measure, segment.
WITH own AS (
    SELECT f.series_id, f.period, f.place, f.quarter, f.numerator, f.denominator, f.missing,
        m.basis, m.scale, m.multiplier, m.counts_events,
        COALESCE(g.segment, 0) AS segment,
        CAST(f.value * m.scale AS BIGINT) AS steps
    FROM figure AS f
    JOIN series AS s ON s.series_id = f.series_id
    JOIN measure AS m ON m.measure_id = s.measure_id
    LEFT JOIN segment AS g ON g.measure_id = s.measure_id AND g.period = f.period
    WHERE f.kind = 'quarter'
),
quarterly AS (
    SELECT o.series_id, o.period, o.place, o.segment, o.steps
    FROM own AS o
    WHERE o.basis IN ('position', 'in_quarter') AND ABS(o.steps) < 100000000000
),
dated AS (
    SELECT o.series_id, o.period, o.place, o.segment, o.quarter, o.basis, o.scale, o.multiplier,
        o.missing,
        CAST(o.numerator * 10000 AS BIGINT) AS n,
        CAST(o.denominator * 10000 AS BIGINT) AS d
    FROM own AS o
    WHERE o.basis IN ('ytd_count', 'ytd_rate') AND o.counts_events
),
parted AS (
    SELECT t.series_id, t.period, t.place, t.segment, t.basis, t.scale, t.multiplier,
        t.n - CASE WHEN t.quarter = 1 THEN 0 ELSE b.n END AS n,
        t.d - CASE WHEN t.quarter = 1 THEN 0 ELSE b.d END AS d
    FROM dated AS t
    LEFT JOIN dated AS b
        ON b.series_id = t.series_id AND b.place = t.place - 1 AND b.segment = t.segment
    WHERE t.missing IS NULL
),
derived AS (
    SELECT p.series_id, p.period, p.place, p.segment, p.n, p.d,
        CASE
            WHEN p.basis = 'ytd_count' THEN (2 * p.n * p.scale + 10000) // 20000
            ELSE (2 * p.n * p.multiplier * p.scale + p.d) // (2 * p.d)
        END AS steps
    FROM parted AS p
    WHERE p.n >= 0 AND (p.basis = 'ytd_count' OR (p.d > 0 AND p.n <= p.d))
)
SELECT q.series_id, q.period, q.place, q.segment, q.steps, FALSE AS derived,
    CAST(NULL AS DECIMAL(18, 4)) AS own_numerator, CAST(NULL AS DECIMAL(18, 4)) AS own_denominator
FROM quarterly AS q
UNION ALL
SELECT d.series_id, d.period, d.place, d.segment, d.steps, TRUE AS derived,
    CAST(d.n * CAST(0.0001 AS DECIMAL(5, 4)) AS DECIMAL(18, 4)) AS own_numerator,
    CAST(d.d * CAST(0.0001 AS DECIMAL(5, 4)) AS DECIMAL(18, 4)) AS own_denominator
FROM derived AS d
WHERE d.steps < 100000000000
