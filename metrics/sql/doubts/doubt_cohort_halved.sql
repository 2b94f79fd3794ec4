-- One row: one received figure whose denominator is half that of the quarter before or less, where that was
-- at least ten; of a year to date, that of the same quarter of the year before.
-- Reads: home_quarter.
SELECT c.series_id, c.period, 'cohort_halved' AS code
FROM (
    SELECT q.series_id, q.period, q.denominator,
        CASE WHEN q.basis IN ('ytd_count', 'ytd_rate') THEN q.denominator_4 ELSE q.denominator_1 END AS before
    FROM home_quarter AS q
    WHERE q.load_number IS NOT NULL
) AS c
WHERE c.before >= 10 AND c.denominator * 2 <= c.before
