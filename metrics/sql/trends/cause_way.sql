-- One row: one sign that a series is changing, and whether it is upward.
-- Reads: nothing; this is the definition.
SELECT cause, upward
FROM (
    VALUES
    ('above_limit', TRUE), ('below_limit', FALSE),
    ('rising', TRUE), ('falling', FALSE),
    ('two_in_three_above', TRUE), ('two_in_three_below', FALSE),
    ('shift_above', TRUE), ('shift_below', FALSE),
    ('drift_up', TRUE), ('drift_down', FALSE),
    ('quarter_above', TRUE), ('quarter_below', FALSE),
    ('four_above', TRUE), ('four_below', FALSE)
) AS definition (cause, upward)
