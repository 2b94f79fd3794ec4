-- One row: one received figure of the council as a whole that is not what its teams add up to, where they
-- do; or that moved where none of its two or more teams did. in_no_team is how many are in none, where some are.
-- Reads: home_quarter.
WITH teams AS (
    SELECT q.measure_id, q.period, COUNT(*) AS teams, COUNT(q.numerator) AS counted,
        SUM(q.numerator) AS numerator, SUM(q.denominator) AS denominator,
        SUM(
            CASE
                WHEN q.value_1 IS NULL OR q.value IS NULL
                    OR q.value <> q.value_1 OR q.numerator IS DISTINCT FROM q.numerator_1
                    OR q.denominator IS DISTINCT FROM q.denominator_1
                    THEN 1
                ELSE 0
            END
        ) AS moved
    FROM home_quarter AS q
    WHERE q.team <> 'All'
    GROUP BY q.measure_id, q.period
)
SELECT q.series_id, q.period, 'total_moved' AS code,
    CASE
        WHEN q.adds_up AND t.counted = t.teams AND q.numerator > t.numerator
            THEN CAST(q.numerator - t.numerator AS DECIMAL(18, 4))
    END AS in_no_team
FROM home_quarter AS q
JOIN teams AS t ON t.measure_id = q.measure_id AND t.period = q.period
WHERE q.team = 'All' AND q.load_number IS NOT NULL AND q.value IS NOT NULL
    AND (
        (q.adds_up AND t.counted = t.teams
            AND (q.numerator <> t.numerator OR q.denominator <> t.denominator))
        OR (t.teams >= 2 AND t.moved = 0 AND q.value_1 IS NOT NULL
            AND (q.value <> q.value_1 OR q.numerator IS DISTINCT FROM q.numerator_1
                OR q.denominator IS DISTINCT FROM q.denominator_1))
    )
