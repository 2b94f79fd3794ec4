-- One row: where one quarter's figure led by the end of its year while nothing changed, by which method,
-- and once that year had ended how far the figure came to lie from it (error: figure less projection).
-- Reads: projection_count, projection_level, figure.
WITH made AS (
    SELECT series_id, period, place, ahead, method, expected, low, high FROM projection_count
    UNION ALL
    SELECT series_id, period, place, ahead, method, expected, low, high FROM projection_level
)
SELECT p.series_id, p.period, p.place, p.ahead, p.method,
    CAST(p.expected AS DECIMAL(18, 4)) AS expected,
    CAST(p.low AS DECIMAL(18, 4)) AS low, CAST(p.high AS DECIMAL(18, 4)) AS high,
    CAST(f.value - CAST(p.expected AS DECIMAL(18, 4)) AS DECIMAL(18, 4)) AS error
FROM made AS p
LEFT JOIN figure AS f
    ON f.series_id = p.series_id AND f.kind = 'quarter' AND f.place = p.place + p.ahead
