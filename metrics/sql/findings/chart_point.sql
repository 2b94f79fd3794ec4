-- One row: one point of a whole chart: the mean and the limits of its stretch in tenths of a step, and what
-- is ringed there. Of the same children mean and limits are those of all before the last point, of others
-- the control chart's. What is judged by its parts, and every last point, is ringed as its committee was
-- told; earlier points of a control chart by the sign that they show in it.
-- Reads: xmr_label, xmr_limit, xmr_chart, steady_range, signal.
SELECT e.series_id, e.place, CAST(l.nth AS INTEGER) AS points,
    CASE
        WHEN g.judged_by = 'quarters' AND e.place < e.limit_place THEN
            CASE e.variation
                WHEN 'improvement' THEN 'better' WHEN 'concern' THEN 'worse'
                WHEN 'neutral_high' THEN 'higher' WHEN 'neutral_low' THEN 'lower'
                ELSE 'usual'
            END
        WHEN g.signal = 'not_judged' THEN 'usual'
        ELSE g.signal
    END AS signal,
    COALESCE(w.mean_tenths, x.mean) AS mean,
    COALESCE(w.low_tenths, x.lower_limit) AS lower_limit,
    COALESCE(w.high_tenths, x.upper_limit) AS upper_limit
FROM xmr_label AS e
JOIN xmr_limit AS l ON l.series_id = e.series_id AND l.place = e.limit_place
JOIN signal AS g ON g.series_id = e.series_id AND g.place = e.place
LEFT JOIN xmr_chart AS x ON x.series_id = e.series_id AND x.place = e.place
LEFT JOIN signal AS z ON z.series_id = e.series_id AND z.place = e.limit_place
LEFT JOIN steady_range AS w
    ON w.series_id = e.series_id AND w.place = e.limit_place
    AND w.looked = CASE WHEN z.cause IN ('four_above', 'four_below') THEN 'four' ELSE 'quarter' END
WHERE l.nth >= 6
    AND CASE
        WHEN g.judged_by = 'same_children' THEN w.series_id IS NOT NULL ELSE x.series_id IS NOT NULL
    END
