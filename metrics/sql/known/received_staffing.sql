-- One row: one part of one team and role of the home council as one load brought it, replaced since or
-- not, under the team's present name.
-- Reads: edition_received_staffing, team_name, area.
SELECT r.load_number, COALESCE(n.present, r.team) AS team, r.role, r.period, r.part, r.amount,
    r.missing, r.file_row, r.file_sheet
FROM edition_received_staffing AS r
JOIN area AS a ON a.council = r.council AND a.kind = 'home'
LEFT JOIN team_name AS n ON n.team = r.team
