-- One row: one figure that lies at least two cases beyond the usual range of those before it; low and high
-- are that range at the measure's decimals, rounded half up, a count's never below 0.
-- Reads: usual_before.
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
FROM usual_before AS r
WHERE CAST(
        GREATEST(r.low_over - r.v * r.under, r.v * r.under - r.high_over) // r.under AS DECIMAL(18, 0)
    ) * CAST(r.d AS DECIMAL(18, 0)) >= CAST(200000000 AS DECIMAL(18, 0)) * r.multiplier
