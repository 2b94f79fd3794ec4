-- One row: one figure beside one of its comparators: the two previous quarters, the same quarter last
-- year and the last year end for a quarter; the year before for an annual figure. The comparator is the
-- figure of exactly that period, never an earlier one (of a census, the same day a year before); comparable is false across a series break.
-- Reads: figure, series, measure, comparator, segment.
SELECT f.series_id, f.period, k.comparator, c.period AS comparator_period,
    m.polarity, m.basis, m.tolerance, COALESCE(f.goal_low, m.band_low) AS goal_low, COALESCE(f.goal_high, m.band_high) AS goal_high,
    f.quarter, c.quarter AS comparator_quarter,
    f.value, f.missing, f.denominator,
    c.value AS comparator_value, c.missing AS comparator_missing,
    c.denominator AS comparator_denominator,
    COALESCE(here.segment, 0) = COALESCE(there.segment, 0) AS comparable
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
JOIN measure AS m ON m.measure_id = s.measure_id
JOIN comparator AS k ON k.quarter = COALESCE(f.quarter, 0)
LEFT JOIN figure AS c
    ON c.series_id = f.series_id AND c.kind = f.kind AND c.place = f.place - k.back
    AND (f.kind <> 'day' OR SUBSTRING(c.period, 5, 6) = SUBSTRING(f.period, 5, 6))
LEFT JOIN segment AS here ON here.measure_id = s.measure_id AND here.period = f.period
LEFT JOIN segment AS there ON there.measure_id = s.measure_id AND there.period = c.period
