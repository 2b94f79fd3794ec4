-- One row: the target of one measure for one team (or for every team, 'All') in one period: the
-- period's own where there is one, else that of the financial year in which the period ends.
-- Reads: edition_target, period.
WITH offered AS (
    SELECT t.council, t.measure_id, t.team, p.period, t.target, t.low, t.high,
        t.q1, t.q2, t.q3, t.q4, t.origin,
        t.period = p.period AS for_period,
        ROW_NUMBER() OVER (
            PARTITION BY t.council, t.measure_id, t.team, p.period
            ORDER BY CASE WHEN t.period = p.period THEN 1 ELSE 2 END, t.period NULLS LAST
        ) AS choice
    FROM edition_target AS t
    JOIN period AS p ON t.period = p.period OR t.period = p.financial_year
)
SELECT council, measure_id, team, period, target, low, high, q1, q2, q3, q4, origin, for_period
FROM offered
WHERE choice = 1
