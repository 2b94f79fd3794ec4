-- One row: one part (posts, people, days, open work) of one team or the whole council, one role or
-- all roles, in one period. A sum is missing where any of its parts is, and says why.
-- Reads: staffing_part, staffing_gap.
WITH returned AS (
    SELECT council, team, role, period, part, amount, missing, released FROM staffing_part
    UNION ALL
    SELECT council, team, role, period, part, NULL, 'not_received', NULL FROM staffing_gap
)
SELECT
    council,
    CASE WHEN GROUPING(team) = 1 THEN 'All' ELSE team END AS team,
    CASE WHEN GROUPING(role) = 1 THEN 'All roles' ELSE role END AS role,
    period,
    part,
    CASE WHEN COUNT(missing) = 0 THEN CAST(SUM(amount) AS DECIMAL(18, 4)) END AS amount,
    CASE
        WHEN COUNT(missing) = 0 THEN NULL
        WHEN MAX(CASE WHEN missing = 'suppressed' THEN 1 ELSE 0 END) = 1 THEN 'suppressed'
        WHEN COUNT(*) = COUNT(missing) AND MIN(missing) = MAX(missing) THEN MAX(missing)
        ELSE 'not_available'
    END AS missing,
    MAX(released) AS released
FROM returned
WHERE team <> 'All' AND role <> 'All roles'
GROUP BY GROUPING SETS (
    (council, period, part, team, role),
    (council, period, part, team),
    (council, period, part, role),
    (council, period, part)
)
UNION ALL
SELECT council, team, role, period, part, amount, missing, released
FROM staffing_part
WHERE team = 'All' OR role = 'All roles'
