-- One row: one rate of a published table of staff, or why it is withheld, as the readers of this edition may see it.
-- Officers see all of it.
-- Reads: published_rate.
SELECT council, team, role, period, rate, amount, missing, released
FROM published_rate
