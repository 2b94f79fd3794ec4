-- One row: one part of one team and role in a quarter for which it was not returned, between its first
-- return and its last, or to the team's end where the team returned nothing at all, so that no total
-- leaves a role or a team out unnoticed. A role that has ended while its team returns is no gap.
-- Reads: staffing_part, period, team, horizon.
WITH returned AS (
    SELECT s.council, s.team, s.role, s.part, p.place
    FROM staffing_part AS s
    JOIN period AS p ON p.period = s.period AND p.kind = 'quarter'
),
team_span AS (
    SELECT r.council, r.team, MIN(r.place) AS first_place,
        CASE WHEN MAX(t.last_place) < MAX(h.last_quarter) THEN MAX(t.last_place)
            ELSE MAX(h.last_quarter) END AS last_place
    FROM returned AS r
    CROSS JOIN horizon AS h
    LEFT JOIN team AS t ON t.team = r.team
    GROUP BY r.council, r.team
),
role_span AS (
    SELECT council, team, role, part, MIN(place) AS first_place, MAX(place) AS last_place
    FROM returned
    GROUP BY council, team, role, part
),
team_quarter AS (
    SELECT DISTINCT council, team, place FROM returned
)
SELECT role_span.council, role_span.team, role_span.role, p.period, role_span.part
FROM role_span
JOIN team_span ON team_span.council = role_span.council AND team_span.team = role_span.team
JOIN period AS p
    ON p.kind = 'quarter' AND p.place >= team_span.first_place AND p.place <= team_span.last_place
LEFT JOIN team_quarter AS q
    ON q.council = role_span.council AND q.team = role_span.team AND q.place = p.place
LEFT JOIN returned AS r
    ON r.council = role_span.council AND r.team = role_span.team AND r.role = role_span.role
    AND r.part = role_span.part AND r.place = p.place
WHERE q.place IS NULL
    OR (r.place IS NULL AND p.place > role_span.first_place AND p.place < role_span.last_place)
