-- One row: the mean and the limits of one segment as they stand at one of its points, as the whole
-- numbers they are made of: the mean is total / points, the limits lie 2.66 times kept_total / kept
-- beyond it (NHS 'Making Data Count', XmR). A moving range of 3.267 times their mean or more is screened
-- out once, where the setting asks for it; the mean keeps every point.
-- Reads: xmr_point.
SELECT p.series_id, p.place, p.segment, p.nth, p.points, p.total,
    CAST(COUNT(r.moving_range) AS BIGINT) AS kept,
    CAST(SUM(r.moving_range) AS BIGINT) AS kept_total
FROM xmr_point AS p
LEFT JOIN xmr_point AS r
    ON r.series_id = p.series_id AND r.segment = p.segment AND r.nth <= p.nth
    AND (NOT p.screened OR r.moving_range * 1000 * p.ranges < 3267 * p.range_total)
GROUP BY p.series_id, p.place, p.segment, p.nth, p.points, p.total
