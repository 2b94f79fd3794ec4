-- One row: the council's figure for one measure and quarter, summed from its teams' parts where the
-- measure adds up. Missing where any team's part is missing; a team to which the measure does not
-- apply is left out.
-- Reads: expected, measure.
SELECT e.council, e.measure_id, e.period,
    CASE WHEN COUNT(gap) = 0 THEN CAST(SUM(e.numerator) AS DECIMAL(18, 4)) END AS numerator,
    CASE WHEN COUNT(gap) = 0 THEN CAST(SUM(e.denominator) AS DECIMAL(18, 4)) END AS denominator,
    CASE
        WHEN COUNT(gap) = 0 AND SUM(e.denominator) = 0 THEN 'no_cases'
        WHEN COUNT(gap) = 0 THEN NULL
        WHEN MAX(CASE WHEN e.missing = 'suppressed' THEN 1 ELSE 0 END) = 1 THEN 'suppressed'
        WHEN COUNT(*) = COUNT(gap) AND MIN(gap) = MAX(gap) THEN MAX(gap)
        ELSE 'not_available'
    END AS missing,
    COUNT(*) AS teams,
    COUNT(gap) AS teams_missing
FROM (
    SELECT x.council, x.measure_id, x.period, x.numerator, x.denominator, x.missing,
        CASE
            WHEN x.missing = 'no_cases' THEN NULL
            WHEN x.missing IS NOT NULL THEN x.missing
            WHEN x.numerator IS NULL THEN 'not_available'
        END AS gap
    FROM expected AS x
    JOIN measure AS m ON m.measure_id = x.measure_id
    WHERE m.adds_up AND x.team <> 'All' AND x.kind = 'quarter'
        AND (x.missing IS NULL OR x.missing <> 'not_applicable')
) AS e
GROUP BY e.council, e.measure_id, e.period
