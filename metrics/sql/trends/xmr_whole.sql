-- One row: one point looked at as a chart shows it, held against the limits of its segment's last point.
-- Reads: xmr_point.
SELECT p.series_id, p.segment, p.place,
    MAX(p.place) OVER (PARTITION BY p.series_id, p.segment) AS limit_place
FROM xmr_point AS p
