-- One row: one part of a return, as it had been received before a load that restated any return; the
-- load's number stands in the place of the council.
-- Reads: staffing_part_loaded, restating, area.
SELECT CAST(t.load_number AS VARCHAR) AS council, r.team, r.role, r.period, r.part, r.amount,
    r.missing, r.released, r.file_row, r.file_sheet, r.load_number
FROM staffing_part_loaded AS r
JOIN (SELECT DISTINCT load_number FROM restating WHERE from_staffing) AS t
    ON r.load_number < t.load_number
JOIN area AS a ON a.council = r.council AND a.kind = 'home'
