-- One row: one part of what one team of the home council (or the council) has of one role (or of all), in
-- one period.
SELECT y.team, y.role, y.period, y.part, y.amount, y.missing, y.released, p.place, p.label, p.kind, p.end_date
FROM staffing_year AS y
JOIN area AS a ON a.council = y.council AND a.kind = 'home'
JOIN period AS p ON p.period = y.period
ORDER BY y.team, y.role, p.end_date, y.period, y.part
