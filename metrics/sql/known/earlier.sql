-- One row: one figure as it stood until one load restated it: the load's number and what it had been.
-- A figure that a load brought for the first time, or left as it was, is not here.
-- Reads: edition_before_load, series, figure, area.
WITH stood AS (
    SELECT s.series_id, b.period, b.load_number, b.numerator, b.denominator, b.value, b.missing,
        b.reason, b.status
    FROM edition_before_load AS b
    JOIN series AS s ON s.measure_id = b.measure_id AND s.team = b.team AND s.origin = b.origin
    JOIN area AS a ON a.council = s.council AND a.kind = 'home'
),
stands AS (
    SELECT f.series_id, f.period, CAST(NULL AS INTEGER) AS load_number, f.numerator, f.denominator,
        f.value, f.missing, f.reason, f.status
    FROM figure AS f
    JOIN (SELECT DISTINCT series_id, period FROM stood) AS w
        ON w.series_id = f.series_id AND w.period = f.period
),
followed AS (
    SELECT e.series_id, e.period, e.load_number, e.numerator, e.denominator, e.value, e.missing,
        e.reason, e.status,
        LEAD(e.numerator) OVER next_state AS next_numerator,
        LEAD(e.denominator) OVER next_state AS next_denominator,
        LEAD(e.value) OVER next_state AS next_value,
        LEAD(e.missing) OVER next_state AS next_missing
    FROM (
        SELECT series_id, period, load_number, numerator, denominator, value, missing, reason, status
        FROM stood
        UNION ALL
        SELECT series_id, period, load_number, numerator, denominator, value, missing, reason, status
        FROM stands
    ) AS e
    WINDOW next_state AS (
        PARTITION BY e.series_id, e.period ORDER BY e.load_number NULLS LAST
    )
)
SELECT series_id, period, load_number, numerator, denominator, value, missing, reason, status
FROM followed
WHERE load_number IS NOT NULL AND missing IS DISTINCT FROM 'not_received'
    AND (numerator IS DISTINCT FROM next_numerator
        OR denominator IS DISTINCT FROM next_denominator
        OR value IS DISTINCT FROM next_value
        OR missing IS DISTINCT FROM next_missing)
