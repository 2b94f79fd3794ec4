-- One row: one figure of the council as a whole beside which the latest that the Department for Education
-- published is another for the same day; low and high are that.
-- Reads: home_quarter, figure, series, area, period.
SELECT q.series_id, q.period, 'published_differs' AS code, f.value AS low, f.value AS high
FROM home_quarter AS q
JOIN period AS e ON e.period = q.period
JOIN area AS a ON a.kind = 'home'
JOIN series AS s
    ON s.council = a.council AND s.measure_id = q.measure_id AND s.team = 'All' AND s.origin = 'dfe'
JOIN (
    SELECT y.series_id, MAX(y.place) AS place
    FROM figure AS y
    WHERE y.kind <> 'quarter' AND y.value IS NOT NULL
    GROUP BY y.series_id
) AS latest ON latest.series_id = s.series_id
JOIN figure AS f
    ON f.series_id = latest.series_id AND f.place = latest.place AND f.kind <> 'quarter'
JOIN period AS p ON p.period = f.period AND p.end_date = e.end_date
WHERE q.team = 'All' AND q.value IS NOT NULL AND f.value IS NOT NULL AND q.value <> f.value
