-- One row: one part of a return as one load brought it, as the readers of this edition may see it in the
-- evidence of a rate. Officers see all of it.
-- Reads: staffing_part_received.
SELECT council, load_number, team, role, period, part, amount, missing, file_row, file_sheet
FROM staffing_part_received
