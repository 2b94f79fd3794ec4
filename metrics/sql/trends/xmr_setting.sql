-- One row: how the control chart of one series is drawn: the size of a step, which way is better, whether
-- large moving ranges are screened out of the limits, and after how many points the limits are fixed.
-- Reads: series, measure.
SELECT s.series_id, m.scale,
    CASE m.polarity WHEN 'high' THEN 'increase' WHEN 'low' THEN 'decrease' ELSE 'neutral' END
        AS direction,
    m.limits_screened AS screened, m.limits_fixed_after AS fixed_after
FROM series AS s
JOIN measure AS m ON m.measure_id = s.measure_id
