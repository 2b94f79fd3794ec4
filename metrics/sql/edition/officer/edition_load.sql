-- One row: one file that was taken in, as the readers of this edition may see it. Officers see whose it was
-- and how it was called.
-- Reads: load_recorded.
SELECT load_number, kind, file, file_sha256, cells_only, row_count, notices, recorded_at, loaded_by, role
FROM load_recorded
