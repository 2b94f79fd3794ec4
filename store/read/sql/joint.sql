-- One row: the joint return that the home council's published figures are of, where they are of one.
SELECT MIN(a.council) AS council
FROM area AS a
WHERE a.kind = 'joint'
HAVING MIN(a.council) IS NOT NULL
