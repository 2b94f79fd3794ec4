-- One row: what the rows of one load say of one part of one team, all roles together, in one of the periods
-- that a staffing rate is made from: their sum, how many there are and where they stand. Only rows that
-- count: a later load of a team and role replaces the earlier one.
-- Parameters: rate, kind and place (the figure's), team (null for every team).
WITH newest AS (
    SELECT r.team, LOWER(r.role) AS role, r.period, MAX(r.load_number) AS load_number
    FROM received_staffing AS r
    GROUP BY r.team, LOWER(r.role), r.period
),
part AS (
    SELECT DISTINCT d.part, d.span FROM staffing_rate_part AS d WHERE d.rate = $rate
)
SELECT r.team, r.part, p.label, SUM(r.amount) AS amount, COUNT(r.missing) AS gaps,
    COUNT(*) AS row_count, MIN(r.file_row) AS first_row, MAX(r.file_row) AS last_row, l.file,
    l.load_number, l.recorded_at, l.loaded_by, l.role AS loaded_as
FROM received_staffing AS r
JOIN newest AS n
    ON n.team = r.team AND n.role = LOWER(r.role) AND n.period = r.period
    AND n.load_number = r.load_number
JOIN period AS p ON p.period = r.period AND p.kind = $kind
JOIN part AS d
    ON d.part = r.part
    AND (p.place = $place OR (d.span = 'year' AND p.kind = 'quarter' AND p.place > $place - 4))
JOIN load AS l ON l.load_number = r.load_number
LEFT JOIN team AS t ON t.team = r.team
WHERE p.place <= $place AND ($team IS NULL OR r.team = $team)
GROUP BY r.team, t.place, r.part, p.place, p.label, l.file, l.load_number, l.recorded_at,
    l.loaded_by, l.role
ORDER BY COALESCE(t.place, 0), r.team, r.part, p.place, l.load_number
