-- One row: how far back one comparator lies from one quarter (1 to 4), or from a year (0).
-- Reads: nothing; this is the definition.
SELECT comparator, quarter, back
FROM (
    VALUES
    ('previous_quarter', 1, 1), ('previous_quarter', 2, 1),
    ('previous_quarter', 3, 1), ('previous_quarter', 4, 1),
    ('two_quarters_before', 1, 2), ('two_quarters_before', 2, 2),
    ('two_quarters_before', 3, 2), ('two_quarters_before', 4, 2),
    ('same_quarter_last_year', 1, 4), ('same_quarter_last_year', 2, 4),
    ('same_quarter_last_year', 3, 4), ('same_quarter_last_year', 4, 4),
    ('last_year_end', 1, 1), ('last_year_end', 2, 2),
    ('last_year_end', 3, 3), ('last_year_end', 4, 4),
    ('previous_year', 0, 1)
) AS definition (comparator, quarter, back)
