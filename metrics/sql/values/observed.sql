-- One row: one figure as it came in, for one measure, team and period: the loaded observations and
-- the staffing rates that the catalogue names as measures. A rate that a council gave without its posts stands
-- until a staffing return gives them; what was said beside it stays with the rate.
-- Reads: observation, staffing_rate, measure, period.
WITH made AS (
    SELECT r.council, m.measure_id, r.team, r.period,
        CASE WHEN p.kind = 'quarter' THEN 'council' ELSE 'dfe' END AS origin,
        r.numerator, r.denominator, r.missing, r.released
    FROM staffing_rate AS r
    JOIN measure AS m ON m.from_staffing = r.rate
    JOIN period AS p ON p.period = r.period
    WHERE r.role = 'All roles'
),
given AS (
    SELECT o.council, o.measure_id, o.team, o.period, o.origin, o.numerator, o.denominator, o.value_given, o.missing,
        o.reason, o.status, o.commentary, o.released, o.load_number, o.file_row
    FROM observation AS o
    WHERE o.breakdown_type IS NULL
        AND NOT EXISTS (
            SELECT 1
            FROM made AS r
            WHERE r.council = o.council AND r.measure_id = o.measure_id AND r.team = o.team
                AND r.period = o.period AND r.origin = 'council' AND o.origin = 'council' AND r.missing IS NULL
        )
)
SELECT g.council, g.measure_id, g.team, g.period, g.origin, g.numerator, g.denominator, g.value_given, g.missing,
    g.reason, g.status, g.commentary, g.released, g.load_number, g.file_row
FROM given AS g
UNION ALL
SELECT r.council, r.measure_id, r.team, r.period, r.origin,
    r.numerator, r.denominator, NULL, r.missing, NULL, 'final', s.commentary, r.released, NULL, NULL
FROM made AS r
LEFT JOIN observation AS s
    ON s.council = r.council AND s.measure_id = r.measure_id AND s.team = r.team AND s.period = r.period
    AND s.origin = r.origin AND s.breakdown_type IS NULL
WHERE NOT EXISTS (
        SELECT 1
        FROM given AS o
        WHERE o.council = r.council AND o.measure_id = r.measure_id AND o.team = r.team
            AND o.period = r.period
    )
