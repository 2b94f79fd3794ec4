-- One row: one file that was taken in, in the order of the ledger.
SELECT l.load_number, l.kind, l.file, l.file_sha256, l.cells_only, l.row_count, l.notices, l.recorded_at, l.loaded_by,
    l.role
FROM load AS l
ORDER BY l.load_number NULLS LAST
