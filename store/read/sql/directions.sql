-- One row: the direction of travel of one series in one quarter, or of its latest annual figure released
-- by then, against one comparator.
-- Parameters: team, place (the quarter's).
SELECT d.series_id, d.comparator, d.comparator_period, d.movement, d.judgement
FROM direction AS d
JOIN series AS s ON s.series_id = d.series_id
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN figure AS f ON f.series_id = d.series_id AND f.period = d.period
LEFT JOIN shown AS w
    ON w.series_id = f.series_id AND w.period = f.period AND w.quarter_place = $place
WHERE s.team = $team
    AND ((f.kind = 'quarter' AND f.place = $place) OR w.series_id IS NOT NULL)
ORDER BY d.series_id, d.comparator
