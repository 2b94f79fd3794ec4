-- One row: one figure of every series of one team or the council (of all of them where team is null),
-- oldest first within its series. A final figure that had another value before is revised.
-- Parameters: team.
SELECT s.measure_id, s.team, s.origin, f.series_id, f.period, f.kind, f.place, f.quarter, p.label,
    p.end_date, f.numerator, f.denominator, f.value, f.missing, f.reason,
    CASE WHEN f.status = 'final' AND e.series_id IS NOT NULL THEN 'revised' ELSE f.status END AS status,
    f.commentary,
    f.from_teams, f.year_target, f.compare_with, f.goal_low, f.goal_high, f.amber_low, f.amber_high,
    f.target_origin, f.rating, COALESCE(g.segment, 0) AS segment
FROM series AS s
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN figure AS f ON f.series_id = s.series_id
JOIN period AS p ON p.period = f.period
LEFT JOIN segment AS g ON g.measure_id = s.measure_id AND g.period = f.period
LEFT JOIN (SELECT DISTINCT series_id, period FROM earlier WHERE value IS NOT NULL) AS e
    ON e.series_id = f.series_id AND e.period = f.period
WHERE $team IS NULL OR s.team = $team
ORDER BY f.series_id, p.end_date, f.period
