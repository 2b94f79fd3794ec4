-- One row: one name that a team has or had, with the name that it has now.
SELECT t.team, t.present
FROM team_name AS t
ORDER BY t.team
