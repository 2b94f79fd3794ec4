-- One row: one doubt about one quarter's figure of the home council, worth a sentence from whoever knows:
-- a query, not a refusal. Asked of what was received, and of staffing rates whether they lie in their
-- usual range: the mean of the twelve figures before (eight at least, of one definition) and 2.66 times
-- their mean moving range either side, in whole numbers throughout; low and high are that range, and the
-- figure lies at least two cases beyond it. All or none of at least six is asked about when it is new.
-- Where the latest that the Department for Education published is another figure for the same day, low and
-- high are that.
-- Reads: figure, series, measure, area, segment, period.
WITH own AS (
    SELECT f.series_id, f.period, f.place, f.numerator, f.denominator, f.value, f.load_number,
        s.measure_id, s.team, m.unit, m.basis, m.adds_up, m.scale, m.multiplier, m.from_staffing,
        COALESCE(g.segment, 0) AS segment,
        CAST(f.value * 10000 AS BIGINT) AS v
    FROM figure AS f
    JOIN series AS s ON s.series_id = f.series_id AND s.origin = 'council'
    JOIN area AS a ON a.council = s.council AND a.kind = 'home'
    JOIN measure AS m ON m.measure_id = s.measure_id
    LEFT JOIN segment AS g ON g.measure_id = s.measure_id AND g.period = f.period
    WHERE f.kind = 'quarter'
),
beside AS (
    SELECT o.series_id, o.period, o.place, o.numerator, o.denominator, o.value, o.load_number,
        o.measure_id, o.team, o.unit, o.basis, o.adds_up,
        LAG(o.numerator, 1) OVER by_quarter AS numerator_1,
        LAG(o.numerator, 2) OVER by_quarter AS numerator_2,
        LAG(o.denominator, 1) OVER by_quarter AS denominator_1,
        LAG(o.denominator, 2) OVER by_quarter AS denominator_2,
        LAG(o.denominator, 4) OVER by_quarter AS denominator_4,
        LAG(o.value, 1) OVER by_quarter AS value_1,
        LAG(o.value, 2) OVER by_quarter AS value_2
    FROM own AS o
    WINDOW by_quarter AS (PARTITION BY o.series_id ORDER BY o.place)
),
stepped AS (
    SELECT o.series_id, o.period, o.place, o.segment, o.v, o.scale, o.load_number, o.from_staffing,
        CAST(COALESCE(o.denominator, 1) * 10000 AS BIGINT) AS d, o.multiplier,
        ABS(o.v - LAG(o.v) OVER (PARTITION BY o.series_id, o.segment ORDER BY o.place)) AS step
    FROM own AS o
    WHERE o.value IS NOT NULL AND o.basis IN ('position', 'in_quarter', 'rolling_12m')
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
),
ranged AS (
    SELECT p.series_id, p.period, p.v, p.scale, p.d, p.multiplier, 100 * p.k * p.n AS under,
        100 * p.k * p.total - 266 * p.n * p.steps AS low_over,
        100 * p.k * p.total + 266 * p.n * p.steps AS high_over
    FROM past AS p
    WHERE p.n >= 8 AND p.k >= 7 AND p.steps > 0
        AND (p.load_number IS NOT NULL OR p.from_staffing <> '')
),
teams AS (
    SELECT b.measure_id, b.period, COUNT(*) AS teams, COUNT(b.numerator) AS counted,
        SUM(b.numerator) AS numerator, SUM(b.denominator) AS denominator,
        SUM(
            CASE
                WHEN b.value_1 IS NULL OR b.value IS NULL
                    OR b.value <> b.value_1 OR b.numerator IS DISTINCT FROM b.numerator_1
                    OR b.denominator IS DISTINCT FROM b.denominator_1
                    THEN 1
                ELSE 0
            END
        ) AS moved
    FROM beside AS b
    WHERE b.team <> 'All'
    GROUP BY b.measure_id, b.period
)
SELECT r.series_id, r.period, 'outside_usual_range' AS code,
    CAST(CAST((GREATEST(r.low_over, 0) * 2 * r.scale + r.under * 10000) // (r.under * 20000)
        AS DECIMAL(18, 4)) * CASE r.scale
            WHEN 1 THEN CAST(1 AS DECIMAL(5, 4)) WHEN 10 THEN CAST(0.1 AS DECIMAL(5, 4))
            WHEN 100 THEN CAST(0.01 AS DECIMAL(5, 4)) ELSE CAST(0.0001 AS DECIMAL(5, 4))
        END AS DECIMAL(18, 4)) AS low,
    CAST(CAST((GREATEST(r.high_over, 0) * 2 * r.scale + r.under * 10000) // (r.under * 20000)
        AS DECIMAL(18, 4)) * CASE r.scale
            WHEN 1 THEN CAST(1 AS DECIMAL(5, 4)) WHEN 10 THEN CAST(0.1 AS DECIMAL(5, 4))
            WHEN 100 THEN CAST(0.01 AS DECIMAL(5, 4)) ELSE CAST(0.0001 AS DECIMAL(5, 4))
        END AS DECIMAL(18, 4)) AS high
FROM ranged AS r
WHERE CAST(
        GREATEST(r.low_over - r.v * r.under, r.v * r.under - r.high_over) // r.under AS DECIMAL(18, 0)
    ) * CAST(r.d AS DECIMAL(18, 0)) >= CAST(200000000 AS DECIMAL(18, 0)) * r.multiplier
UNION ALL
SELECT b.series_id, b.period, 'unchanged', NULL, NULL
FROM beside AS b
WHERE b.load_number IS NOT NULL AND b.value <> 0
    AND b.value = b.value_1 AND b.value = b.value_2
    AND b.numerator IS NOT DISTINCT FROM b.numerator_1
    AND b.numerator IS NOT DISTINCT FROM b.numerator_2
    AND b.denominator IS NOT DISTINCT FROM b.denominator_1
    AND b.denominator IS NOT DISTINCT FROM b.denominator_2
UNION ALL
SELECT b.series_id, b.period, 'all_or_none', NULL, NULL
FROM beside AS b
WHERE b.load_number IS NOT NULL AND b.unit = 'percent' AND b.value IS NOT NULL
    AND CASE
        WHEN b.denominator IS NULL THEN b.value = 0 OR b.value = 100
        ELSE b.denominator >= 6 AND (b.numerator = 0 OR b.numerator = b.denominator)
    END
    AND b.value IS DISTINCT FROM b.value_1
UNION ALL
SELECT b.series_id, b.period, 'cohort_halved', NULL, NULL
FROM beside AS b
WHERE b.load_number IS NOT NULL
    AND CASE WHEN b.basis IN ('ytd_count', 'ytd_rate') THEN b.denominator_4 ELSE b.denominator_1 END
        >= 10
    AND b.denominator * 2
        <= CASE WHEN b.basis IN ('ytd_count', 'ytd_rate') THEN b.denominator_4 ELSE b.denominator_1 END
UNION ALL
SELECT b.series_id, b.period, 'total_moved', NULL, NULL
FROM beside AS b
JOIN teams AS t ON t.measure_id = b.measure_id AND t.period = b.period
WHERE b.team = 'All' AND b.load_number IS NOT NULL AND b.value IS NOT NULL
    AND (
        (b.adds_up AND t.counted = t.teams
            AND (b.numerator <> t.numerator OR b.denominator <> t.denominator))
        OR (t.teams >= 2 AND t.moved = 0 AND b.value_1 IS NOT NULL
            AND (b.value <> b.value_1 OR b.numerator IS DISTINCT FROM b.numerator_1
                OR b.denominator IS DISTINCT FROM b.denominator_1))
    )
UNION ALL
SELECT o.series_id, o.period, 'published_differs', f.value, f.value
FROM own AS o
JOIN period AS q ON q.period = o.period
JOIN area AS a ON a.kind = 'home'
JOIN series AS s
    ON s.council = a.council AND s.measure_id = o.measure_id AND s.team = 'All' AND s.origin = 'dfe'
JOIN (
    SELECT y.series_id, MAX(y.place) AS place
    FROM figure AS y
    WHERE y.kind <> 'quarter' AND y.value IS NOT NULL
    GROUP BY y.series_id
) AS latest ON latest.series_id = s.series_id
JOIN figure AS f
    ON f.series_id = latest.series_id AND f.place = latest.place AND f.kind <> 'quarter'
JOIN period AS p ON p.period = f.period AND p.end_date = q.end_date
WHERE o.team = 'All' AND o.value IS NOT NULL AND f.value IS NOT NULL AND o.value <> f.value
