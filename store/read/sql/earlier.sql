-- One row: what one figure of one team had been until one load restated it, oldest first.
-- Parameters: team.
SELECT s.measure_id, e.series_id, e.period, e.numerator, e.denominator, e.value, e.missing, e.reason, e.status,
    e.load_number, l.recorded_at, l.file
FROM earlier AS e
JOIN series AS s ON s.series_id = e.series_id
JOIN load AS l ON l.load_number = e.load_number
WHERE s.team = $team
ORDER BY s.measure_id, e.series_id, e.period, e.load_number
