-- One row: the direction of travel of every figure of one measure and team, against one comparator.
-- Parameters: measure, team.
SELECT d.series_id, f.period, d.comparator, d.comparator_period, d.movement, d.judgement
FROM direction AS d
JOIN series AS s ON s.series_id = d.series_id
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN figure AS f ON f.series_id = d.series_id AND f.period = d.period
WHERE s.measure_id = $measure AND s.team = $team
ORDER BY d.series_id, f.place, d.comparator
