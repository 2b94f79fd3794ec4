-- One row: one figure of the home council as one load brought it, replaced since or not, under the team's
-- present name; breakdowns left out.
-- Reads: edition_received, team_name, area.
SELECT r.load_number, r.measure_id, COALESCE(n.present, r.team) AS team, r.period, r.origin,
    r.numerator, r.denominator, r.value_given, r.missing, r.reason, r.status, r.commentary,
    r.file_row, r.file_sheet, r.file_column
FROM edition_received AS r
JOIN area AS a ON a.council = r.council AND a.kind = 'home'
LEFT JOIN team_name AS n ON n.team = r.team
WHERE r.breakdown_type IS NULL
