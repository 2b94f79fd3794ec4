-- One row: what one series of one team or the council says in one quarter beyond its last movement.
SELECT g.series_id, g.period, g.signal, g.cause, g.judged_by, g.history, g.figures, g.absent, g.run,
    g.average_total, g.average_points, g.usual_low, g.usual_high, g.least_before, g.most_before, g.assurance,
    g.met, g.met_of_four, g.slope_840, g.looked, g.is_exact, g.events, g.base, g.events_before, g.base_before,
    g.quarters_before, g.p, g.own_p, g.is_wide, v.derived, v.steps, v.own_numerator, v.own_denominator
FROM signal AS g
JOIN series AS s ON s.series_id = g.series_id
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
LEFT JOIN trend_value AS v ON v.series_id = g.series_id AND v.period = g.period
ORDER BY g.series_id, g.place
