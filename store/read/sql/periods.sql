-- One row: one period of which the home council or a team of it has a figure, newest first.
SELECT DISTINCT f.period, p.end_date
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN period AS p ON p.period = f.period
ORDER BY p.end_date DESC NULLS LAST, f.period
