-- One row: one part of what one team of the home council (or the council) has, all roles together, in
-- one period, oldest first within a team.
SELECT y.team, y.role, y.period, y.part, y.amount, y.missing, y.released
FROM staffing_year AS y
JOIN area AS a ON a.council = y.council AND a.kind = 'home'
JOIN period AS p ON p.period = y.period
WHERE y.role = 'All roles'
ORDER BY y.team, p.end_date, y.period, y.part
