-- One row: one figure that a series holds or should hold: every quarter from its first to its last, and
-- every annual figure that came in. Where nothing came in the figure is 'not_received'.
-- Reads: series, period, observed.
WITH placed AS (
    SELECT s.series_id, p.period, p.place, p.kind,
        o.numerator, o.denominator, o.value_given, o.missing, o.reason, o.status, o.commentary,
        o.released, o.load_number, o.file_row
    FROM observed AS o
    JOIN series AS s
        ON s.council = o.council AND s.measure_id = o.measure_id AND s.team = o.team
        AND s.origin = o.origin
    JOIN period AS p ON p.period = o.period
),
slot AS (
    SELECT s.series_id, p.period, p.place, p.kind
    FROM series AS s
    JOIN period AS p
        ON p.kind = 'quarter' AND p.place >= s.first_place AND p.place <= s.last_place
)
SELECT s.series_id, s.period, s.place, s.kind,
    o.numerator, o.denominator, o.value_given,
    CASE WHEN o.series_id IS NULL THEN 'not_received' ELSE o.missing END AS missing,
    o.reason, o.status, o.commentary, o.released, o.load_number, o.file_row
FROM slot AS s
LEFT JOIN placed AS o
    ON o.series_id = s.series_id AND o.place = s.place AND o.kind = 'quarter'
UNION ALL
SELECT o.series_id, o.period, o.place, o.kind,
    o.numerator, o.denominator, o.value_given, o.missing,
    o.reason, o.status, o.commentary, o.released, o.load_number, o.file_row
FROM placed AS o
WHERE o.kind <> 'quarter'
