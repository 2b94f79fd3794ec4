-- One row: one percentage given as a whole number without its parts that looks like how many there are: close to
-- the number counted in one of the two quarters before (by two, or by a quarter of it) and ten points from the last percentage, or less than a
-- third of each of the three to eight percentages before it. low and high are the least and the most of these.
-- Reads: home_quarter.
SELECT s.series_id, s.period, 'count_for_share' AS code, s.least AS low, s.most AS high
FROM (
    SELECT q.series_id, q.period, q.value, q.denominator, q.load_number,
        COUNT(q.value) OVER eight AS n,
        MIN(q.value) OVER eight AS least,
        MAX(q.value) OVER eight AS most,
        COALESCE(q.value_1, q.value_2) AS last_value,
        COALESCE(q.numerator_1, q.numerator_2) AS last_counted
    FROM home_quarter AS q
    WHERE q.unit = 'percent' AND q.from_staffing = ''
    WINDOW eight AS (PARTITION BY q.series_id ORDER BY q.place ROWS BETWEEN 8 PRECEDING AND 1 PRECEDING)
) AS s
WHERE s.load_number IS NOT NULL AND s.denominator IS NULL AND s.value = FLOOR(s.value) AND s.value > 0 AND s.n > 0
    AND (
        (ABS(s.value - s.last_counted) <= GREATEST(2, s.last_counted / 4) AND ABS(s.value - s.last_value) > 10)
        OR (s.n >= 3 AND 3 * s.value < s.least)
    )
