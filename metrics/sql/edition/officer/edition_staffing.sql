-- One row: one part of one team or the council and one role or all roles, as the readers of this edition
-- may see it, before any rate or yearly sum is made from it. Officers see all of it.
-- Reads: staffing_sum.
SELECT council, team, role, period, part, amount, missing, released
FROM staffing_sum
