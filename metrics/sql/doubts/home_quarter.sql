-- One row: one quarter's figure of the home council, sent or not (load_number is null where it was not, and
-- of what is made of staffing), with what its measure says of it and the figures one, two and four before.
-- Reads: figure, series, measure, area, segment.
SELECT f.series_id, f.period, f.place, f.numerator, f.denominator, f.value, f.load_number,
    s.measure_id, s.team, m.unit, m.basis, m.adds_up, m.scale, m.multiplier, m.from_staffing,
    COALESCE(g.segment, 0) AS segment,
    LAG(f.numerator, 1) OVER by_quarter AS numerator_1,
    LAG(f.numerator, 2) OVER by_quarter AS numerator_2,
    LAG(f.denominator, 1) OVER by_quarter AS denominator_1,
    LAG(f.denominator, 2) OVER by_quarter AS denominator_2,
    LAG(f.denominator, 4) OVER by_quarter AS denominator_4,
    LAG(f.value, 1) OVER by_quarter AS value_1,
    LAG(f.value, 2) OVER by_quarter AS value_2
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id AND s.origin = 'council'
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN measure AS m ON m.measure_id = s.measure_id
LEFT JOIN segment AS g ON g.measure_id = s.measure_id AND g.period = f.period
WHERE f.kind = 'quarter'
WINDOW by_quarter AS (PARTITION BY f.series_id ORDER BY f.place)
