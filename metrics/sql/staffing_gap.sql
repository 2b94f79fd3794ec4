-- One row: one part of one team and role in a quarter for which the team returned no staffing at all,
-- between its first return and its end, so that no total leaves the team out unnoticed.
-- Reads: staffing_part, period, team, horizon.
WITH returned AS (
    SELECT DISTINCT s.council, s.team, p.place
    FROM staffing_part AS s
    JOIN period AS p ON p.period = s.period AND p.kind = 'quarter'
),
span AS (
    SELECT r.council, r.team, MIN(r.place) AS first_place,
        CASE WHEN MAX(t.last_place) < MAX(h.last_quarter) THEN MAX(t.last_place)
            ELSE MAX(h.last_quarter) END AS last_place
    FROM returned AS r
    CROSS JOIN horizon AS h
    LEFT JOIN team AS t ON t.team = r.team
    GROUP BY r.council, r.team
),
shape AS (
    SELECT DISTINCT s.council, s.team, s.role, s.part
    FROM staffing_part AS s
    JOIN period AS p ON p.period = s.period AND p.kind = 'quarter'
)
SELECT shape.council, shape.team, shape.role, p.period, shape.part
FROM span
JOIN period AS p
    ON p.kind = 'quarter' AND p.place >= span.first_place AND p.place <= span.last_place
LEFT JOIN returned AS r
    ON r.council = span.council AND r.team = span.team AND r.place = p.place
JOIN shape ON shape.council = span.council AND shape.team = span.team
WHERE r.team IS NULL
