-- One row: one staffing rate of one team or the council, one role or all roles, in one period, as the
-- two numbers it is made of. Never an average of rates; never from parts with a gap; none that its
-- publisher withholds.
-- Reads: staffing_year, staffing_rate_part, edition_published_rate.
WITH needed AS (
    SELECT rate, COUNT(*) AS parts FROM staffing_rate_part GROUP BY rate
),
side AS (
    SELECT y.council, y.team, y.role, y.period, d.rate, d.side, y.released,
        CASE WHEN d.span = 'year' THEN y.amount_12m ELSE y.amount END
            * CASE WHEN d.per_day THEN y.working_days ELSE 1 END AS amount,
        CASE WHEN d.span = 'year' THEN y.missing_12m ELSE y.missing END AS missing
    FROM staffing_year AS y
    JOIN staffing_rate_part AS d ON d.part = y.part
),
rate AS (
    SELECT council, team, role, period, rate,
        SUM(CASE WHEN side = 'top' THEN amount END) AS numerator,
        SUM(CASE WHEN side = 'bottom' THEN amount END) AS denominator,
        COUNT(*) AS parts,
        COUNT(missing) AS gaps,
        MAX(CASE WHEN missing = 'suppressed' THEN 1 ELSE 0 END) AS hidden,
        MIN(missing) AS first_missing,
        MAX(missing) AS last_missing,
        MAX(released) AS released
    FROM side
    GROUP BY council, team, role, period, rate
)
SELECT r.council, r.team, r.role, r.period, r.rate, r.released,
    CASE WHEN r.gaps = 0 AND r.parts = n.parts AND w.missing IS NULL
        THEN CAST(r.numerator AS DECIMAL(18, 4)) END AS numerator,
    CASE WHEN r.gaps = 0 AND r.parts = n.parts AND w.missing IS NULL
        THEN CAST(r.denominator AS DECIMAL(18, 4)) END AS denominator,
    CASE
        WHEN w.missing IS NOT NULL THEN w.missing
        WHEN r.hidden = 1 THEN 'suppressed'
        WHEN r.gaps > 0 AND r.first_missing = r.last_missing THEN r.first_missing
        WHEN r.gaps > 0 OR r.parts < n.parts THEN 'not_available'
        WHEN r.denominator = 0 THEN 'no_cases'
    END AS missing
FROM rate AS r
JOIN needed AS n ON n.rate = r.rate
LEFT JOIN edition_published_rate AS w
    ON w.council = r.council AND w.team = r.team AND w.role = r.role AND w.period = r.period AND w.rate = r.rate
    AND w.missing IN ('not_available', 'suppressed')
