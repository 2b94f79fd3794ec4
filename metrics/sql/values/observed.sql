-- One row: one figure as it came in, for one measure, team and period: the loaded observations and
-- the staffing rates that the catalogue names as measures.
-- Reads: observation, staffing_rate, measure, period.
SELECT council, measure_id, team, period, origin, numerator, denominator, value_given, missing,
    reason, status, commentary, released, load_number, file_row
FROM observation
WHERE breakdown_type IS NULL
UNION ALL
SELECT r.council, m.measure_id, r.team, r.period,
    CASE WHEN p.kind = 'quarter' THEN 'council' ELSE 'dfe' END,
    r.numerator, r.denominator, NULL, r.missing, NULL, 'final', NULL, r.released, NULL, NULL
FROM staffing_rate AS r
JOIN measure AS m ON m.from_staffing = r.rate
JOIN period AS p ON p.period = r.period
WHERE r.role = 'All roles'
    AND NOT EXISTS (
        SELECT 1
        FROM observation AS o
        WHERE o.council = r.council AND o.measure_id = m.measure_id AND o.team = r.team
            AND o.period = r.period AND o.breakdown_type IS NULL
    )
