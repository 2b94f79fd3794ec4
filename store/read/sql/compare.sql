-- One row: one area's published figure of one measure in the latest year that any of them had out by the
-- end of one quarter: the council's own, England's, the region's, then its neighbours', nearest first. A
-- neighbour without a row has no figure and no reason. Limits are those of chance (95%).
-- Parameters: measure, place (the quarter's).
WITH published AS (
    SELECT s.series_id, s.council, w.period, p.end_date
    FROM series AS s
    JOIN shown AS w ON w.series_id = s.series_id AND w.quarter_place = $place
    JOIN period AS p ON p.period = w.period
    WHERE s.measure_id = $measure AND s.team = 'All' AND s.origin = 'dfe'
),
year AS (
    SELECT p.period, p.label, p.end_date
    FROM period AS p
    WHERE p.period = (
        SELECT u.period
        FROM published AS u
        ORDER BY u.end_date DESC NULLS LAST, u.period
        LIMIT 1
    )
),
beside AS (
    SELECT a.council, a.kind, CAST(0 AS INTEGER) AS place FROM area AS a WHERE a.kind IN ('home', 'england', 'region')
    UNION ALL
    SELECT n.neighbour AS council, 'neighbour' AS kind, n.place FROM neighbour AS n
)
SELECT b.council, b.kind, b.place, y.period, y.label, y.end_date, f.numerator, f.denominator, f.value,
    f.missing, f.commentary AS source, c.lower_limit AS chance_low, c.upper_limit AS chance_high
FROM beside AS b
CROSS JOIN year AS y
LEFT JOIN published AS u ON u.council = b.council
LEFT JOIN figure AS f ON f.series_id = u.series_id AND f.period = y.period
LEFT JOIN chance AS c ON c.series_id = f.series_id AND c.period = f.period
ORDER BY CASE b.kind WHEN 'home' THEN 1 WHEN 'england' THEN 2 WHEN 'region' THEN 3 ELSE 4 END,
    b.place, b.council NULLS LAST
