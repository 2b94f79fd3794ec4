-- One row: one quarter's figure that carries a trend, with all that it is judged on: by which rule
-- (judged_by), how much history there is, the control chart's sums and signs, the usual range of the same
-- children, what is counted now and before, and whether its scorecard names it.
-- Reads: trend_history, figure, series, measure, xmr_limit, xmr_label, xmr_run, quarter_counted, change_test, change_named, steady_range.
SELECT h.series_id, h.period, h.place, h.derived, h.steps, h.nth, h.absent, h.enough,
    h.least_before, h.most_before, m.scale, m.multiplier, m.polarity,
    COALESCE(f.goal_low, m.band_low) AS band_low, COALESCE(f.goal_high, m.band_high) AS band_high,
    m.tolerance * m.scale AS tolerance, f.goal_low, f.goal_high,
    CASE
        WHEN m.same_children THEN 'same_children'
        WHEN q.series_id IS NOT NULL THEN 'parts'
        ELSE 'quarters'
    END AS judged_by,
    m.unit IN ('percent', 'per_10000') AND COALESCE(h.own_denominator, f.denominator) < 6
        AS too_few,
    l.points, l.total, l.kept, COALESCE(l.kept_total, 0) AS kept_total, e.cause AS xmr_cause,
    r.cause AS run_cause, r.run,
    r.is_new AND (
        q.series_id IS NULL
        OR 2 * POWER(r.before, 1) * m.multiplier * m.scale
            <= ABS(POWER(r.nearest, 1) * r.before - r.before_total) * q.base
    ) AS is_lasting,
    w.points AS steady_points, w.total AS steady_total, w.lies AS quarter_lies,
    w.usual_low AS steady_low, w.usual_high AS steady_high,
    w4.points AS four_points, w4.total AS four_total, w4.lies AS four_lies,
    w4.usual_low AS four_low, w4.usual_high AS four_high,
    t.looked, t.is_exact, t.upward, t.p, t.events, t.base, t.events_before, t.base_before,
    t.quarters_before, t.own_p, t.is_wide, COALESCE(n.named, FALSE) AS named
FROM trend_history AS h
JOIN figure AS f ON f.series_id = h.series_id AND f.period = h.period
JOIN series AS s ON s.series_id = h.series_id
JOIN measure AS m ON m.measure_id = s.measure_id
JOIN xmr_limit AS l ON l.series_id = h.series_id AND l.place = h.place
JOIN xmr_label AS e
    ON e.series_id = h.series_id AND e.place = h.place AND e.limit_place = h.place
LEFT JOIN xmr_run AS r ON r.series_id = h.series_id AND r.place = h.place
LEFT JOIN steady_range AS w
    ON w.series_id = h.series_id AND w.place = h.place AND w.looked = 'quarter'
LEFT JOIN steady_range AS w4
    ON w4.series_id = h.series_id AND w4.place = h.place AND w4.looked = 'four'
LEFT JOIN quarter_counted AS q ON q.series_id = h.series_id AND q.place = h.place
LEFT JOIN change_test AS t ON t.series_id = h.series_id AND t.place = h.place
LEFT JOIN change_named AS n ON n.series_id = h.series_id AND n.place = h.place
