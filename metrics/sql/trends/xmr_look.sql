-- One row: one point looked at, and the point whose limits it is held against: its own, as it was seen
-- when it was the last. (A whole chart looks at each point with the limits of its segment's last.)
-- Reads: xmr_point.
SELECT p.series_id, p.segment, p.place, p.place AS limit_place
FROM xmr_point AS p
