-- One row: the quarter's own part of one figure of a series that is counted since April, in steps, with
-- its two numbers.
-- Parameters: series (its number), place (the last quarter's).
SELECT v.place, v.steps, v.own_numerator, v.own_denominator
FROM trend_value AS v
WHERE v.series_id = $series AND v.derived AND v.place <= $place
ORDER BY v.place
