-- One row: one series' latest figure whose target is eight times every figure of the series or more, or an eighth
-- of each or less: a target typed as a fraction of one, or without its last digit. Of counts the council's alone,
-- whose target is no team's.
-- Reads: home_quarter, figure.
SELECT l.series_id, l.period, 'target_far' AS code
FROM (
    SELECT q.series_id, q.period, f.compare_with, q.place,
        MAX(q.place) OVER (PARTITION BY q.series_id) AS last_place,
        MIN(q.value) OVER (PARTITION BY q.series_id) AS least,
        MAX(q.value) OVER (PARTITION BY q.series_id) AS most
    FROM home_quarter AS q
    JOIN figure AS f ON f.series_id = q.series_id AND f.period = q.period
    WHERE q.value IS NOT NULL AND q.basis <> 'ytd_count' AND (q.unit <> 'number' OR q.team = 'All')
) AS l
WHERE l.place = l.last_place AND l.compare_with > 0 AND l.most > 0
    AND (l.least >= 8 * l.compare_with OR 8 * l.most <= l.compare_with)
