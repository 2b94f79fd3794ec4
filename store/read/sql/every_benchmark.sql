-- One row: one published figure of one area: the council's own, England's, the region's, a neighbour's.
SELECT s.measure_id, s.council, a.kind AS area_kind, n.place AS neighbour_place, f.period, f.kind, f.place,
    p.label, p.end_date, f.released, f.numerator, f.denominator, f.value, f.missing
FROM series AS s
JOIN area AS a ON a.council = s.council
JOIN figure AS f ON f.series_id = s.series_id
JOIN period AS p ON p.period = f.period
LEFT JOIN neighbour AS n ON n.neighbour = s.council AND a.kind = 'neighbour'
WHERE s.team = 'All' AND s.origin = 'dfe'
ORDER BY s.measure_id, CASE a.kind WHEN 'home' THEN 1 WHEN 'england' THEN 2 WHEN 'region' THEN 3 ELSE 4 END,
    n.place, s.council, p.end_date, f.period
