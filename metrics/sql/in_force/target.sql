-- One row: one target as last loaded, under its team's present name, so that a rename loaded after the
-- targets loses none. Where an old and a later name both had one, the later row of the file counts.
-- Reads: target_received, team_name.
WITH named AS (
    SELECT r.council, r.measure_id, COALESCE(n.present, r.team) AS team, r.period, r.target,
        r.low, r.high, r.q1, r.q2, r.q3, r.q4, r.origin, r.note, r.file_row
    FROM target_received AS r
    LEFT JOIN team_name AS n ON n.team = r.team
)
SELECT t.council, t.measure_id, t.team, t.period, t.target, t.low, t.high, t.q1, t.q2, t.q3, t.q4,
    t.origin, t.note, t.file_row
FROM named AS t
WHERE NOT EXISTS (
    SELECT 1
    FROM named AS later
    WHERE later.file_row > t.file_row
        AND later.council = t.council AND later.measure_id = t.measure_id
        AND later.team = t.team AND later.period = t.period
)
