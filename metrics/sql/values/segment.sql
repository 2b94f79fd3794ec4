-- One row: how many breaks in a measure's definition lie at or before a period; figures of different
-- segments are not comparable.
-- Reads: measure_break, period.
SELECT b.measure_id, p.period, CAST(COUNT(*) AS INTEGER) AS segment
FROM measure_break AS b
JOIN period AS p ON p.start_date >= b.start_date
GROUP BY b.measure_id, p.period
