-- One row: one team that has figures, in the order of the scorecard, with the quarters it was in force.
SELECT t.team, t.place, t.first_place, t.last_place, t.formerly, t.merged_from, t.becomes, t.note
FROM team AS t
WHERE EXISTS (SELECT 1 FROM series AS s WHERE s.team = t.team)
ORDER BY t.place, t.team
