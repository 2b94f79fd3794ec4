-- One row: one part of what one team of the home council (or the council) has of one role in one period.
-- Parameters: team, period.
SELECT y.team, y.role, y.period, y.part, y.amount, y.missing, y.released
FROM staffing_year AS y
JOIN area AS a ON a.council = y.council AND a.kind = 'home'
WHERE y.role <> 'All roles' AND y.team = $team AND y.period = $period
ORDER BY y.role, y.part
