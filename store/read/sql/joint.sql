-- One row: the joint return that the home council's published figures are of, where they are of one.
SELECT a.council
FROM area AS a
WHERE a.kind = 'joint'
ORDER BY a.council NULLS LAST
