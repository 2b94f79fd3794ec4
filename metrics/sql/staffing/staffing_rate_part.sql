-- One row: one part on one side (top or bottom) of one staffing rate, as DfE's workforce statistics
-- define the rate. span 'year' takes the twelve months; per_day multiplies by the working days.
-- Reads: nothing; this is the definition.
SELECT rate, part, side, span, per_day
FROM (
    VALUES
    ('vacancy', 'vacancies_fte', 'top', 'day', FALSE),
    ('vacancy', 'vacancies_fte', 'bottom', 'day', FALSE),
    ('vacancy', 'in_post_fte', 'bottom', 'day', FALSE),
    ('agency', 'agency_fte', 'top', 'day', FALSE),
    ('agency', 'agency_fte', 'bottom', 'day', FALSE),
    ('agency', 'in_post_fte', 'bottom', 'day', FALSE),
    ('turnover', 'leavers_fte', 'top', 'year', FALSE),
    ('turnover', 'in_post_fte', 'bottom', 'day', FALSE),
    ('absence', 'sickness_days', 'top', 'year', FALSE),
    ('absence', 'in_post_fte', 'bottom', 'day', TRUE),
    ('caseload', 'cases', 'top', 'day', FALSE),
    ('caseload', 'case_holders_fte', 'bottom', 'day', FALSE),
    ('agency_cover', 'agency_cover_fte', 'top', 'day', FALSE),
    ('agency_cover', 'vacancies_fte', 'bottom', 'day', FALSE),
    ('experience', 'experienced_fte', 'top', 'day', FALSE),
    ('experience', 'newly_qualified_fte', 'bottom', 'day', FALSE)
) AS definition (rate, part, side, span, per_day)
