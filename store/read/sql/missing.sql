-- One row: one figure of the home council that the scorecard of one quarter should show and has not: the
-- quarter's own, or the latest annual one out by then, with the reason; 'All' before the teams.
-- Parameters: place (the quarter's).
SELECT s.measure_id, s.team, f.period, p.label, f.missing, f.reason
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN measure AS m ON m.measure_id = s.measure_id
JOIN period AS p ON p.period = f.period
LEFT JOIN shown AS w
    ON w.series_id = f.series_id AND w.period = f.period AND w.quarter_place = $place
WHERE f.missing IS NOT NULL
    AND ((f.kind = 'quarter' AND f.place = $place) OR w.series_id IS NOT NULL)
ORDER BY m.place, COALESCE(s.team_place, 0), s.team, f.period NULLS LAST
