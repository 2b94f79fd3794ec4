-- One row: one received figure that is the same as the two before it, parts and all, and not 0.
-- Reads: home_quarter.
SELECT q.series_id, q.period, 'unchanged' AS code
FROM home_quarter AS q
WHERE q.load_number IS NOT NULL AND q.value <> 0
    AND q.value = q.value_1 AND q.value = q.value_2
    AND q.numerator IS NOT DISTINCT FROM q.numerator_1
    AND q.numerator IS NOT DISTINCT FROM q.numerator_2
    AND q.denominator IS NOT DISTINCT FROM q.denominator_1
    AND q.denominator IS NOT DISTINCT FROM q.denominator_2
