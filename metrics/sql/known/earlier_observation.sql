-- One row: one observation of a measure that a load restated, as it had been received before that load.
-- The load's number stands in the place of the council, so that the rules make of it what they made then.
-- Reads: observation_loaded, restating, area.
SELECT CAST(t.load_number AS VARCHAR) AS council, r.measure_id, r.team, r.period, r.origin,
    r.numerator, r.denominator, r.value_given, r.missing, r.reason, r.status, r.commentary,
    r.released, r.breakdown_type, r.breakdown, r.file_row, r.file_sheet, r.file_column,
    r.load_number
FROM observation_loaded AS r
JOIN restating AS t
    ON t.measure_id = r.measure_id AND NOT t.from_staffing AND r.load_number < t.load_number
JOIN area AS a ON a.council = r.council AND a.kind = 'home'
