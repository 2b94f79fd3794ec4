-- One row: one figure as it came in, of which the readers of this edition may know that there is one: what
-- a series is made from. Officers may know of all of them.
-- Reads: observed.
SELECT council, measure_id, team, origin, period
FROM observed
