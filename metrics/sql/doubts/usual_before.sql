-- One row: one figure as a whole number of ten thousandths beside the usual range of those before it, each
-- edge over one number: the mean of the twelve figures before (eight at least, of one definition) and 2.66
-- times their mean moving range either side. Of what was received, and of staffing rates.
-- Reads: home_quarter.
WITH stepped AS (
    SELECT q.series_id, q.period, q.place, q.segment, q.scale, q.load_number, q.from_staffing, q.multiplier,
        CAST(q.value * 10000 AS BIGINT) AS v,
        CAST(COALESCE(q.denominator, 1) * 10000 AS BIGINT) AS d,
        ABS(CAST(q.value * 10000 AS BIGINT) - LAG(CAST(q.value * 10000 AS BIGINT))
            OVER (PARTITION BY q.series_id, q.segment ORDER BY q.place)) AS step
    FROM home_quarter AS q
    WHERE q.value IS NOT NULL AND q.basis IN ('position', 'in_quarter', 'rolling_12m')
),
past AS (
    SELECT t.series_id, t.period, t.v, t.scale, t.load_number, t.from_staffing, t.d, t.multiplier,
        COUNT(t.v) OVER twelve AS n,
        CAST(SUM(t.v) OVER twelve AS BIGINT) AS total,
        COUNT(t.step) OVER eleven AS k,
        CAST(SUM(t.step) OVER eleven AS BIGINT) AS steps
    FROM stepped AS t
    WINDOW twelve AS (
        PARTITION BY t.series_id, t.segment ORDER BY t.place ROWS BETWEEN 12 PRECEDING AND 1 PRECEDING
    ),
    eleven AS (
        PARTITION BY t.series_id, t.segment ORDER BY t.place ROWS BETWEEN 11 PRECEDING AND 1 PRECEDING
    )
)
SELECT p.series_id, p.period, p.v, p.scale, p.d, p.multiplier, 100 * p.k * p.n AS under,
    100 * p.k * p.total - 266 * p.n * p.steps AS low_over,
    100 * p.k * p.total + 266 * p.n * p.steps AS high_over
FROM past AS p
WHERE p.n >= 8 AND p.k >= 7 AND p.steps > 0
    AND (p.load_number IS NOT NULL OR p.from_staffing <> '')
