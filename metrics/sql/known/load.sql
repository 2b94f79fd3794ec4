-- One row: one file that was taken in.
-- Reads: edition_load.
SELECT load_number, kind, file, file_sha256, cells_only, row_count, notices, recorded_at, loaded_by, role
FROM edition_load
