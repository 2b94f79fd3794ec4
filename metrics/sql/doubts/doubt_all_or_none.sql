-- One row: one received share of at least six that is all or none, where the share before was another.
-- Reads: home_quarter.
SELECT q.series_id, q.period, 'all_or_none' AS code
FROM home_quarter AS q
WHERE q.load_number IS NOT NULL AND q.unit = 'percent' AND q.value IS NOT NULL
    AND CASE
        WHEN q.denominator IS NULL THEN q.value = 0 OR q.value = 100
        ELSE q.denominator >= 6 AND (q.numerator = 0 OR q.numerator = q.denominator)
    END
    AND q.value IS DISTINCT FROM q.value_1
