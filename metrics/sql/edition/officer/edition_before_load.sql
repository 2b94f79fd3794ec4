-- One row: one figure as it stood before one load, as the readers of this edition may see what a figure
-- had been: what is hidden now must not be read from what it was. Officers see all of it.
-- Reads: before_load.
SELECT load_number, measure_id, team, origin, period, numerator, denominator, value, missing, reason,
    status
FROM before_load
