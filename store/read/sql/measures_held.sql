-- One row: one measure of which the home council has at least one figure.
SELECT DISTINCT s.measure_id
FROM series AS s
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
ORDER BY s.measure_id
