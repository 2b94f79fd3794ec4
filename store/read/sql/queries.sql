-- One row: one query about a figure of the home council, in the order of the scorecard, newest quarter
-- first; of one measure and team where they are given.
-- Parameters: measure, team (either may be null).
SELECT q.series_id, s.measure_id, s.team, q.period, q.code, q.low, q.high, q.answer, q.answered_by,
    q.role, q.answered_at, p.place
FROM query AS q
JOIN series AS s ON s.series_id = q.series_id
JOIN measure AS m ON m.measure_id = s.measure_id
JOIN period AS p ON p.period = q.period
WHERE ($measure IS NULL OR s.measure_id = $measure) AND ($team IS NULL OR s.team = $team)
ORDER BY p.place DESC, m.place, COALESCE(s.team_place, 0), s.team, q.code, q.series_id
