-- One row: one received figure without its parts that was given to more decimals than are shown, where as it
-- was given it would be rated otherwise than as members see it; low and high are the figure as it was given.
-- Reads: home_quarter, figure, received.
SELECT g.series_id, g.period, 'finer_rated_otherwise' AS code, g.value_given AS low, g.value_given AS high
FROM (
    SELECT q.series_id, q.period, r.value_given, f.rating,
        CASE
            WHEN (f.goal_low IS NULL OR r.value_given >= f.goal_low)
                AND (f.goal_high IS NULL OR r.value_given <= f.goal_high) THEN 'green'
            WHEN (f.amber_low IS NULL OR r.value_given >= f.amber_low)
                AND (f.amber_high IS NULL OR r.value_given <= f.amber_high) THEN 'amber'
            ELSE 'red'
        END AS as_given
    FROM home_quarter AS q
    JOIN figure AS f ON f.series_id = q.series_id AND f.period = q.period
    JOIN received AS r ON r.measure_id = q.measure_id AND r.team = q.team AND r.period = q.period
        AND r.load_number = q.load_number AND r.origin = 'council'
    WHERE q.load_number IS NOT NULL AND f.rating IN ('green', 'amber', 'red')
        AND f.denominator IS NULL AND r.value_given <> f.value
) AS g
WHERE g.as_given <> g.rating
