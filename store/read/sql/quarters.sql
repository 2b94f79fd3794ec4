-- One row: one quarter that the scorecard can show, newest first.
SELECT p.period, p.label, p.place, p.quarter, p.start_date, p.end_date
FROM period AS p
CROSS JOIN horizon AS h
WHERE p.kind = 'quarter' AND p.place >= h.first_quarter AND p.place <= h.last_quarter
ORDER BY p.place DESC
