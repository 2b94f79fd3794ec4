-- One row: one doubt about one figure, with the last answer that was given to it. An answer belongs to the
-- figure as it was then: of a figure that was restated since, the doubt is open again.
-- Reads: doubt, edition_answer, series, figure, team_name.
WITH answered AS (
    SELECT w.measure_id, COALESCE(n.present, w.team) AS team, w.period, w.code, w.numerator,
        w.denominator, w.value, w.words, w.answered_by, w.role, w.answered_at, w.entry,
        ROW_NUMBER() OVER (
            PARTITION BY w.measure_id, COALESCE(n.present, w.team), w.period, w.code, w.numerator,
                w.denominator, w.value
            ORDER BY w.entry DESC NULLS LAST
        ) AS newest
    FROM edition_answer AS w
    LEFT JOIN team_name AS n ON n.team = w.team
)
SELECT d.series_id, d.period, d.code, d.low, d.high, w.words AS answer, w.answered_by, w.role,
    w.answered_at, w.entry
FROM doubt AS d
JOIN series AS s ON s.series_id = d.series_id
JOIN figure AS f ON f.series_id = d.series_id AND f.period = d.period
LEFT JOIN answered AS w
    ON w.newest = 1 AND w.measure_id = s.measure_id AND w.team = s.team AND w.period = d.period
    AND w.code = d.code AND w.numerator IS NOT DISTINCT FROM f.numerator
    AND w.denominator IS NOT DISTINCT FROM f.denominator AND w.value IS NOT DISTINCT FROM f.value
