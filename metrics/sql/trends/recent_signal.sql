-- One row: what one annual figure says of the five that end with it: whether they go one way more than
-- chance would have it (signal), and which way.
-- Reads: recent_trend, series, measure.
SELECT r.series_id, r.period, r.marker,
    CASE
        WHEN r.marker = 'cannot_be_calculated' THEN 'not_judged'
        WHEN r.marker = 'no_significant_change' THEN 'usual'
        WHEN m.polarity IN ('neutral', 'band')
            THEN CASE r.marker WHEN 'increasing' THEN 'higher' ELSE 'lower' END
        WHEN (r.marker = 'increasing') = (m.polarity = 'high') THEN 'better'
        ELSE 'worse'
    END AS signal
FROM recent_trend AS r
JOIN series AS s ON s.series_id = r.series_id
JOIN measure AS m ON m.measure_id = s.measure_id
