-- One row: one measure of the home council that rests on published statistics, with its first and last
-- period.
SELECT s.measure_id, MIN(p.end_date) AS first_end, MAX(p.end_date) AS last_end
FROM series AS s
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN figure AS f ON f.series_id = s.series_id
JOIN period AS p ON p.period = f.period
WHERE s.origin = 'dfe' AND f.kind <> 'quarter'
GROUP BY s.measure_id
ORDER BY s.measure_id
