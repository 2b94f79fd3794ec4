-- One row: one figure of one measure and period as a load brought it, replaced since or not: the council's
-- own before the teams', each in the order of the loads.
-- Parameters: measure, period.
SELECT r.team, r.origin, r.numerator, r.denominator, r.value_given, r.missing, r.reason, r.status,
    r.file_row, r.file_sheet, r.file_column, l.load_number, l.file, l.recorded_at, l.loaded_by, l.role, l.file_sha256,
    r.load_number = MAX(r.load_number) OVER (PARTITION BY r.team, r.origin) AS counts
FROM received AS r
JOIN load AS l ON l.load_number = r.load_number
LEFT JOIN team AS t ON t.team = r.team
WHERE r.measure_id = $measure AND r.period = $period
ORDER BY COALESCE(t.place, 0), r.team, r.origin, l.load_number
