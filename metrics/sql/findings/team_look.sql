-- One row: one team's quarter beside the others that do the same work, three of them at least: their events and
-- bases together. Shares and rates on a base of six or more, and of staff the posts that are vacant or
-- filled by agencies, those who left, and children for each of those who hold cases, in teams of five posts
-- or more. Counts are not held beside each other: teams are not of one size.
-- Reads: trend_value, figure, series, measure, team, edition_staffing.
WITH posts AS (
    SELECT e.council, e.team, e.period, e.amount AS established
    FROM edition_staffing AS e
    WHERE e.part = 'establishment_fte' AND e.role = 'All roles' AND e.amount IS NOT NULL
),
parted AS (
    SELECT f.series_id, f.place, s.council, s.measure_id, t.work,
        m.unit = 'percent' AS is_share,
        CASE WHEN v.derived THEN v.own_numerator ELSE f.numerator END AS events,
        CASE WHEN v.derived THEN v.own_denominator ELSE f.denominator END AS base
    FROM figure AS f
    JOIN series AS s ON s.series_id = f.series_id
    JOIN measure AS m ON m.measure_id = s.measure_id
    JOIN team AS t ON t.team = s.team
    LEFT JOIN trend_value AS v ON v.series_id = f.series_id AND v.period = f.period
    LEFT JOIN posts AS p ON p.council = s.council AND p.team = s.team AND p.period = f.period
    WHERE f.kind = 'quarter' AND f.value IS NOT NULL AND t.work IS NOT NULL
        AND m.polarity IN ('high', 'low')
        AND CASE
            WHEN m.from_staffing = '' THEN m.unit IN ('percent', 'per_10000')
            ELSE m.from_staffing IN ('vacancy', 'agency', 'turnover', 'caseload') AND p.established >= 5
        END
),
counted AS (
    SELECT p.series_id, p.place, p.council, p.measure_id, p.work, p.is_share, p.events, p.base,
        CAST(FLOOR(10000 * POWER(p.events, 2) / p.base) AS DECIMAL(30, 0)) AS squares
    FROM parted AS p
    WHERE p.base >= 6 AND p.events >= 0 AND (NOT p.is_share OR p.events <= p.base)
),
together AS (
    SELECT c.series_id, c.place, c.is_share, c.events, c.base,
        SUM(c.events) OVER of_one_work - c.events AS events_of_others,
        SUM(c.base) OVER of_one_work - c.base AS base_of_others,
        SUM(c.squares) OVER of_one_work - c.squares AS squares_of_others,
        COUNT(*) OVER of_one_work - 1 AS others
    FROM counted AS c
    WINDOW of_one_work AS (PARTITION BY c.council, c.measure_id, c.work, c.place)
)
SELECT t.series_id, t.place, t.is_share, t.events, t.base,
    t.events_of_others, t.base_of_others, t.squares_of_others, t.others
FROM together AS t
WHERE t.others >= 3
