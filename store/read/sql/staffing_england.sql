-- One row: England's figure of one staffing measure in one year, of those released by a day; latest first.
-- Parameters: by (the last day of the quarter shown).
SELECT s.council, s.measure_id, f.period, p.label, f.numerator, f.denominator, f.value
FROM series AS s
JOIN area AS a ON a.council = s.council AND a.kind = 'england'
JOIN measure AS m ON m.measure_id = s.measure_id AND m.from_staffing <> ''
JOIN figure AS f ON f.series_id = s.series_id AND f.value IS NOT NULL
JOIN period AS p ON p.period = f.period
WHERE s.team = 'All' AND f.released <= CAST($by AS DATE)
ORDER BY p.end_date DESC NULLS LAST, s.measure_id, s.council NULLS LAST
