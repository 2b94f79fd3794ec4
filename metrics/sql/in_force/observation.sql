-- One row: the latest figure received for one measure, team, period, origin and breakdown, under the
-- team's present name. An earlier load's figure stays in the ledger; the later one counts.
-- Reads: observation_received, team_name.
WITH named AS (
    SELECT r.council, r.measure_id, COALESCE(n.present, r.team) AS team, r.period, r.origin,
        r.numerator, r.denominator, r.value_given, r.missing, r.reason, r.status, r.commentary,
        r.released, r.breakdown_type, r.breakdown, r.load_number, r.file_row
    FROM observation_received AS r
    LEFT JOIN team_name AS n ON n.team = r.team
)
SELECT r.council, r.measure_id, r.team, r.period, r.origin, r.numerator, r.denominator,
    r.value_given, r.missing, r.reason, r.status, r.commentary, r.released,
    r.breakdown_type, r.breakdown, r.load_number, r.file_row
FROM named AS r
WHERE NOT EXISTS (
    SELECT 1
    FROM named AS later
    WHERE later.load_number > (SELECT MIN(load_number) FROM observation_received)
        AND later.load_number > r.load_number
        AND later.council = r.council AND later.measure_id = r.measure_id
        AND later.team = r.team AND later.period = r.period AND later.origin = r.origin
        AND COALESCE(later.breakdown_type, '') = COALESCE(r.breakdown_type, '')
        AND LOWER(COALESCE(later.breakdown, '')) = LOWER(COALESCE(r.breakdown, ''))
)
