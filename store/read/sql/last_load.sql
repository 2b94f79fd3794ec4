-- One row: the last load of figures (not of targets, teams or neighbours).
SELECT file, kind, recorded_at, loaded_by, role, row_count
FROM load
WHERE kind NOT IN ('targets', 'teams', 'neighbours')
ORDER BY load_number DESC
LIMIT 1
