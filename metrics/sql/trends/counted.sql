-- One row: one figure that counts, with the events and the base they are counted on, and the method that
-- says how far chance alone could move it: Wilson's for a share, for a rate Byar's from ten events and
-- exact limits below. Staffing rates, averages and ratios are not counts.
-- Reads: figure, series, measure.
SELECT f.series_id, f.period, f.numerator AS events, f.denominator AS base, m.multiplier,
    CASE
        WHEN m.unit = 'percent' THEN 'wilson'
        WHEN f.numerator < 10 THEN 'exact'
        ELSE 'byar'
    END AS method,
    CAST(1.959963984540054 AS DECIMAL(18, 15)) AS z
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
JOIN measure AS m ON m.measure_id = s.measure_id
WHERE f.value IS NOT NULL AND m.unit IN ('percent', 'per_10000') AND m.from_staffing = ''
    AND f.denominator > 0 AND f.numerator >= 0
    AND f.numerator = FLOOR(f.numerator) AND f.denominator = FLOOR(f.denominator)
    AND (m.unit <> 'percent' OR f.numerator <= f.denominator)
