-- One row: one part of one team and role in one period, with what it came to in the twelve months
-- that end there: four complete quarters summed, or the year's own figure of an annual census.
-- Reads: edition_staffing, period.
WITH placed AS (
    SELECT s.council, s.team, s.role, s.period, s.part, s.amount, s.missing, s.released,
        p.kind, p.place, p.working_days
    FROM edition_staffing AS s
    JOIN period AS p ON p.period = s.period
),
counted AS (
    SELECT council, team, role, period, part, amount, missing, released, kind, place, working_days,
        SUM(amount) OVER last_four AS sum_of_four,
        COUNT(amount) OVER last_four AS amounts,
        place - MIN(place) OVER last_four AS distance,
        MAX(missing) OVER last_four AS worst
    FROM placed
    WINDOW last_four AS (
        PARTITION BY council, team, role, part, kind
        ORDER BY place NULLS LAST ROWS BETWEEN 3 PRECEDING AND CURRENT ROW
    )
)
SELECT council, team, role, period, part, amount, missing, released, working_days,
    CASE
        WHEN kind <> 'quarter' THEN amount
        WHEN amounts = 4 AND distance = 3 THEN CAST(sum_of_four AS DECIMAL(18, 4))
    END AS amount_12m,
    CASE
        WHEN kind <> 'quarter' THEN missing
        WHEN amounts = 4 AND distance = 3 THEN NULL
        WHEN worst = 'suppressed' THEN 'suppressed'
        ELSE 'not_available'
    END AS missing_12m
FROM counted
