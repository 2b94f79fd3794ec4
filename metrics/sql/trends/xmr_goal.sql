-- One row: the range that is green at one point of a control chart, either end open. A count to date has
-- none: its target is not one of the quarter's own part.
-- Reads: trend_value, figure, series, measure.
SELECT v.series_id, v.place, f.goal_low, f.goal_high
FROM trend_value AS v
JOIN figure AS f ON f.series_id = v.series_id AND f.period = v.period
JOIN series AS s ON s.series_id = v.series_id
JOIN measure AS m ON m.measure_id = s.measure_id
WHERE m.basis <> 'ytd_count' AND (f.goal_low IS NOT NULL OR f.goal_high IS NOT NULL)
