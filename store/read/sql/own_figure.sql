-- One row: the council's own figure of one measure, as a whole, that ends on one day, with what officers
-- said where the published one differs.
-- Parameters: measure, by (the day).
SELECT p.label, f.period, f.numerator, f.denominator, f.value, c.lower_limit AS chance_low,
    c.upper_limit AS chance_high, q.answer, q.answered_by, q.role
FROM series AS s
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN figure AS f ON f.series_id = s.series_id AND f.value IS NOT NULL
JOIN period AS p ON p.period = f.period
LEFT JOIN chance AS c ON c.series_id = f.series_id AND c.period = f.period
LEFT JOIN query AS q
    ON q.series_id = f.series_id AND q.period = f.period AND q.code = 'published_differs'
WHERE s.measure_id = $measure AND s.team = 'All' AND s.origin = 'council'
    AND p.end_date = CAST($by AS DATE)
ORDER BY p.label, f.period
