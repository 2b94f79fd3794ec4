-- One row: which figure the scorecard of one quarter shows for one measure and team: the quarter's own,
-- or else the latest annual one released by then, the council's before the published one; with what is
-- said of it: small cohort, trend, recent trend of yearly figures, limits of chance.
-- Parameters: team, place (the quarter's).
WITH own AS (
    SELECT s.series_id, s.measure_id, s.origin
    FROM series AS s
    JOIN area AS a ON a.council = s.council AND a.kind = 'home'
    WHERE s.team = $team
),
candidate AS (
    SELECT o.series_id, o.measure_id, o.origin, f.period, 1 AS choice
    FROM own AS o
    JOIN figure AS f ON f.series_id = o.series_id AND f.kind = 'quarter' AND f.place = $place
    UNION ALL
    SELECT o.series_id, o.measure_id, o.origin, w.period, 2 AS choice
    FROM own AS o
    JOIN shown AS w ON w.series_id = o.series_id AND w.quarter_place = $place
),
ranked AS (
    SELECT c.series_id, c.measure_id, c.period,
        ROW_NUMBER() OVER (
            PARTITION BY c.measure_id
            ORDER BY c.choice, c.origin NULLS LAST, c.series_id
        ) AS first_choice
    FROM candidate AS c
)
SELECT r.measure_id, r.series_id, r.period, k.small, k.change_to_target,
    g.signal, g.cause, g.judged_by, g.history, g.figures, g.absent, g.run, g.average_total,
    g.average_points, g.usual_low, g.usual_high, g.least_before, g.most_before, g.assurance, g.met, g.met_of_four, g.slope_840,
    g.looked, g.is_exact, g.events, g.base, g.events_before, g.base_before, g.quarters_before, g.p, g.own_p, g.is_wide,
    v.derived, v.steps, v.own_numerator, v.own_denominator,
    t.signal AS recent, c.lower_limit AS chance_low, c.upper_limit AS chance_high, c.by_chance
FROM ranked AS r
LEFT JOIN small_cohort AS k ON k.series_id = r.series_id AND k.period = r.period
LEFT JOIN signal AS g ON g.series_id = r.series_id AND g.period = r.period
LEFT JOIN trend_value AS v ON v.series_id = r.series_id AND v.period = r.period
LEFT JOIN recent_signal AS t ON t.series_id = r.series_id AND t.period = r.period
LEFT JOIN chance AS c ON c.series_id = r.series_id AND c.period = r.period
WHERE r.first_choice = 1
ORDER BY r.measure_id
