-- One row: one figure that a series holds or should hold: every quarter from its first to its last, and
-- every annual figure that came in. Where nothing came in the figure is 'not_received'.
-- Reads: series, period, observed.
WITH slot AS (
    SELECT s.series_id, s.council, s.measure_id, s.team, s.origin, p.period, p.place, p.kind
    FROM series AS s
    JOIN period AS p
        ON p.kind = 'quarter' AND p.place >= s.first_place AND p.place <= s.last_place
),
placed AS (
    SELECT o.council, o.measure_id, o.team, o.origin, p.period, p.place, p.kind,
        o.numerator, o.denominator, o.value_given, o.missing, o.reason, o.status, o.commentary,
        o.released, o.load_number, o.file_row
    FROM observed AS o
    JOIN period AS p ON p.period = o.period
)
SELECT s.series_id, s.council, s.measure_id, s.team, s.period, s.place, s.kind,
    o.numerator, o.denominator, o.value_given,
    CASE WHEN o.period IS NULL THEN 'not_received' ELSE o.missing END AS missing,
    o.reason, o.status, o.commentary, o.released, o.load_number, o.file_row
FROM slot AS s
LEFT JOIN placed AS o
    ON o.council = s.council AND o.measure_id = s.measure_id AND o.team = s.team
    AND o.origin = s.origin AND o.period = s.period
UNION ALL
SELECT s.series_id, o.council, o.measure_id, o.team, o.period, o.place, o.kind,
    o.numerator, o.denominator, o.value_given, o.missing,
    o.reason, o.status, o.commentary, o.released, o.load_number, o.file_row
FROM placed AS o
JOIN series AS s
    ON s.council = o.council AND s.measure_id = o.measure_id AND s.team = o.team
    AND s.origin = o.origin
WHERE o.kind <> 'quarter'
