-- One row: the annual figure of one measure of the council that the scorecard of one quarter shows, the
-- day from which it could be shown, and the day of the next one where that is known.
-- Parameters: place (the quarter's).
SELECT s.measure_id, s.origin, f.period, p.label, f.released,
    (
        SELECT MIN(later.released)
        FROM figure AS later
        WHERE later.series_id = f.series_id AND later.released > q.end_date
    ) AS next_released
FROM shown AS w
JOIN series AS s ON s.series_id = w.series_id AND s.team = 'All'
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN measure AS m ON m.measure_id = s.measure_id
JOIN figure AS f ON f.series_id = w.series_id AND f.period = w.period
JOIN period AS p ON p.period = f.period
JOIN period AS q ON q.kind = 'quarter' AND q.place = w.quarter_place
WHERE w.quarter_place = $place
ORDER BY m.place, s.origin NULLS LAST
