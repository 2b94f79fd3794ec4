-- One row: one target as the readers of this edition may see it. Officers see all of them.
-- Reads: target.
SELECT council, measure_id, team, period, target, low, high, q1, q2, q3, q4, origin
FROM target
