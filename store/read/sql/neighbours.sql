-- One row: one statistical neighbour of the council, nearest first, with the model that chose it.
SELECT n.neighbour, n.place, n.model, n.source
FROM neighbour AS n
ORDER BY n.place
