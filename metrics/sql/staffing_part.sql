-- One row: the latest received amount of one part (posts, people, days, open work) of one team and role
-- in one period.
-- Reads: staffing_part_received.
SELECT r.council, r.team, r.role, r.period, r.part, r.amount, r.missing, r.released,
    r.load_number, r.file_row
FROM staffing_part_received AS r
WHERE NOT EXISTS (
    SELECT 1
    FROM staffing_part_received AS later
    WHERE later.load_number > r.load_number
        AND later.council = r.council AND later.team = r.team AND later.role = r.role
        AND later.period = r.period
)
