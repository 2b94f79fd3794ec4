-- One row: one load that changed or completed what was known already of one measure: a figure that it
-- replaced by another, or one more figure of a period of which there were some. Loads that only repeat
-- what was known, or bring periods of which nothing was known, restate nothing.
-- Reads: observation_loaded, staffing_part_loaded, team_name, measure.
WITH observed AS (
    SELECT r.load_number, r.measure_id, r.period, r.origin,
        COALESCE(n.present, r.team) AS team, r.breakdown_type, r.breakdown,
        CONCAT_WS('|', COALESCE(CAST(r.numerator AS VARCHAR), ''),
            COALESCE(CAST(r.denominator AS VARCHAR), ''),
            COALESCE(CAST(r.value_given AS VARCHAR), ''), COALESCE(r.missing, '')) AS content
    FROM observation_loaded AS r
    LEFT JOIN team_name AS n ON n.team = r.team
    WHERE r.breakdown_type IS NULL
),
observation_version AS (
    SELECT o.load_number, o.measure_id, o.content,
        LAG(o.content) OVER (
            PARTITION BY o.measure_id, o.team, o.period, o.origin
            ORDER BY o.load_number NULLS FIRST
        ) AS content_before,
        MIN(o.load_number) OVER (PARTITION BY o.measure_id, o.period, o.origin) AS first_load
    FROM observed AS o
),
posted AS (
    SELECT r.load_number, r.period, COALESCE(n.present, r.team) AS team, LOWER(r.role) AS role,
        r.part,
        CONCAT_WS('|', COALESCE(CAST(r.amount AS VARCHAR), ''), COALESCE(r.missing, '')) AS content
    FROM staffing_part_loaded AS r
    LEFT JOIN team_name AS n ON n.team = r.team
),
post_version AS (
    SELECT p.load_number, p.content,
        LAG(p.content) OVER (
            PARTITION BY p.team, p.role, p.part, p.period ORDER BY p.load_number NULLS FIRST
        ) AS content_before,
        MIN(p.load_number) OVER (PARTITION BY p.period) AS first_load
    FROM posted AS p
)
SELECT v.load_number, v.measure_id, FALSE AS from_staffing
FROM observation_version AS v
WHERE v.load_number > v.first_load AND v.content IS DISTINCT FROM v.content_before
GROUP BY v.load_number, v.measure_id
UNION
SELECT v.load_number, m.measure_id, TRUE AS from_staffing
FROM post_version AS v
CROSS JOIN measure AS m
WHERE v.load_number > v.first_load AND v.content IS DISTINCT FROM v.content_before
    AND m.from_staffing <> ''
GROUP BY v.load_number, m.measure_id
