-- One row: where one quarter's figure of a series led, or leads, by the end of its year, up to one quarter,
-- oldest first; what became of it only where that was known by then.
-- Parameters: series (its number), place (the quarter's).
SELECT p.period, p.place, p.ahead, p.method, p.expected, p.low, p.high,
    CASE WHEN p.place + p.ahead <= $place THEN p.error END AS error
FROM projection AS p
WHERE p.series_id = $series AND p.place <= $place
ORDER BY p.place
