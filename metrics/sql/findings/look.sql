-- One row: one look at what has its parts: the last quarter ('quarter'), or the last four together ('four'),
-- beside all quarters before it of one definition (of a baseline that is fixed, those in it), five at
-- least; or a team beside the others that do the same work ('others'). squares_before is what the spread of
-- those beside it is made of: ten thousandths of each one's events squared over its base.
-- Reads: quarter_counted, team_look.
WITH parted AS (
    SELECT c.series_id, c.place, c.segment, c.is_share, c.events, c.base,
        CASE WHEN c.in_baseline THEN c.events END AS own_events,
        CASE WHEN c.in_baseline THEN c.base END AS own_base,
        CASE
            WHEN c.in_baseline THEN CAST(FLOOR(10000 * POWER(c.events, 2) / c.base) AS DECIMAL(30, 0))
        END AS own_squares
    FROM quarter_counted AS c
),
summed AS (
    SELECT p.series_id, p.place, p.is_share, p.events, p.base,
        SUM(p.own_events) OVER before_1 AS events_1, SUM(p.own_base) OVER before_1 AS base_1,
        SUM(p.own_squares) OVER before_1 AS squares_1, COUNT(p.own_base) OVER before_1 AS quarters_1,
        SUM(p.events) OVER last_4 AS events_of_4, SUM(p.base) OVER last_4 AS base_of_4,
        SUM(p.own_events) OVER before_4 AS events_4, SUM(p.own_base) OVER before_4 AS base_4,
        SUM(p.own_squares) OVER before_4 AS squares_4, COUNT(p.own_base) OVER before_4 AS quarters_4
    FROM parted AS p
    WINDOW before_1 AS (
        PARTITION BY p.series_id, p.segment ORDER BY p.place
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ),
    before_4 AS (
        PARTITION BY p.series_id, p.segment ORDER BY p.place
        ROWS BETWEEN UNBOUNDED PRECEDING AND 4 PRECEDING
    ),
    last_4 AS (
        PARTITION BY p.series_id, p.segment ORDER BY p.place
        ROWS BETWEEN 3 PRECEDING AND CURRENT ROW
    )
)
SELECT s.series_id, s.place, 'quarter' AS looked, s.is_share, s.events, s.base,
    s.events_1 AS events_before, s.base_1 AS base_before, s.squares_1 AS squares_before,
    s.quarters_1 AS quarters_before
FROM summed AS s
WHERE s.quarters_1 >= 5
UNION ALL
SELECT s.series_id, s.place, 'four' AS looked, s.is_share, s.events_of_4, s.base_of_4,
    s.events_4, s.base_4, s.squares_4, s.quarters_4
FROM summed AS s
WHERE s.quarters_4 >= 5
UNION ALL
SELECT t.series_id, t.place, 'others' AS looked, t.is_share, t.events, t.base,
    t.events_of_others, t.base_of_others, t.squares_of_others, t.others
FROM team_look AS t
