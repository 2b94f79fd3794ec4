-- One row: one figure as one load brought it, as the readers of this edition may see it in the evidence of
-- a figure. Officers see all of it.
-- Reads: observation_received.
SELECT council, load_number, measure_id, team, period, origin, numerator, denominator, value_given,
    missing, reason, status, commentary, breakdown_type, file_row, file_sheet, file_column
FROM observation_received
