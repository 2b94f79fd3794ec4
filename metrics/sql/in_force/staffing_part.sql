-- One row: the latest received amount of one part (posts, people, days, open work) of one team and role
-- in one period, under the team's present name. A later load replaces a team and role's whole return.
-- Reads: staffing_part_received, team_name.
WITH named AS (
    SELECT r.council, COALESCE(n.present, r.team) AS team, r.role, r.period, r.part, r.amount,
        r.missing, r.released, r.load_number, r.file_row
    FROM staffing_part_received AS r
    LEFT JOIN team_name AS n ON n.team = r.team
)
SELECT r.council, r.team, r.role, r.period, r.part, r.amount, r.missing, r.released,
    r.load_number, r.file_row
FROM named AS r
WHERE NOT EXISTS (
    SELECT 1
    FROM named AS later
    WHERE later.load_number > r.load_number
        AND later.council = r.council AND later.team = r.team AND LOWER(later.role) = LOWER(r.role)
        AND later.period = r.period
)
