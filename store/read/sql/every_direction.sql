-- One row: the direction of travel of one figure of one team or the council, against one comparator.
SELECT d.series_id, d.period, d.comparator, d.comparator_period, d.movement, d.judgement
FROM direction AS d
JOIN series AS s ON s.series_id = d.series_id
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN period AS p ON p.period = d.period
ORDER BY d.series_id, p.end_date, d.period, d.comparator
