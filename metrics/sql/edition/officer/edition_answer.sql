-- One row: one answer to a query, with the figure that it was given to, as the readers of this edition may
-- read it. Officers read all of them.
-- Reads: answer.
SELECT entry, measure_id, team, period, code, numerator, denominator, value, words, answered_by, role,
    answered_at
FROM answer
