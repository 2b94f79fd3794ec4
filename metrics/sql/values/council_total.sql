-- One row: the council's figure for one measure and quarter, summed from its teams' parts where the
-- measure adds up, under the council's own series. Missing where any team's part is missing; a team to
-- which the measure does not apply is left out. Provisional where any part is, else revised where any is.
-- Reads: expected, series, measure.
WITH part AS (
    SELECT whole.series_id, x.place, x.numerator, x.denominator, x.missing, x.status,
        CASE
            WHEN x.missing = 'no_cases' THEN NULL
            WHEN x.missing IS NOT NULL THEN x.missing
            WHEN x.numerator IS NULL THEN 'not_available'
        END AS gap
    FROM series AS s
    JOIN measure AS m ON m.measure_id = s.measure_id AND m.adds_up
    JOIN series AS whole
        ON whole.council = s.council AND whole.measure_id = s.measure_id
        AND whole.origin = s.origin AND whole.team = 'All'
    JOIN expected AS x ON x.series_id = s.series_id AND x.kind = 'quarter'
    WHERE s.team <> 'All' AND (x.missing IS NULL OR x.missing <> 'not_applicable')
)
SELECT series_id, place,
    CASE WHEN COUNT(gap) = 0 THEN CAST(SUM(numerator) AS DECIMAL(18, 4)) END AS numerator,
    CASE WHEN COUNT(gap) = 0 THEN CAST(SUM(denominator) AS DECIMAL(18, 4)) END AS denominator,
    CASE
        WHEN COUNT(gap) = 0 AND (COUNT(numerator) = 0 OR SUM(denominator) = 0) THEN 'no_cases'
        WHEN COUNT(gap) = 0 THEN NULL
        WHEN MAX(CASE WHEN missing = 'suppressed' THEN 1 ELSE 0 END) = 1 THEN 'suppressed'
        WHEN COUNT(*) = COUNT(gap) AND MIN(gap) = MAX(gap) THEN MAX(gap)
        ELSE 'not_available'
    END AS missing,
    CASE
        WHEN MAX(CASE WHEN status = 'provisional' THEN 1 ELSE 0 END) = 1 THEN 'provisional'
        WHEN MAX(CASE WHEN status = 'revised' THEN 1 ELSE 0 END) = 1 THEN 'revised'
        ELSE 'final'
    END AS status,
    COUNT(*) AS teams,
    COUNT(gap) AS teams_missing
FROM part
GROUP BY series_id, place
