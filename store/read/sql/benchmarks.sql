-- One row: the latest annual figure of each measure, released by the end of one quarter, of England or
-- the region: England first.
-- Parameters: place (the quarter's).
SELECT s.measure_id, s.council, a.kind, p.label, f.numerator, f.denominator, f.value, f.missing
FROM series AS s
JOIN area AS a ON a.council = s.council AND a.kind IN ('england', 'region')
JOIN shown AS w ON w.series_id = s.series_id AND w.quarter_place = $place
JOIN figure AS f ON f.series_id = w.series_id AND f.period = w.period
JOIN period AS p ON p.period = f.period
WHERE s.team = 'All'
ORDER BY s.measure_id, CASE a.kind WHEN 'england' THEN 1 ELSE 2 END, a.place, s.council, s.origin
