-- One row: one point at which a run ends (a trend of seven or more, or seven or more on one side of the
-- mean), and how many successive points are in it.
-- Reads: xmr_label, xmr_point, xmr_limit.
WITH ended AS (
    SELECT e.series_id, e.segment, e.place, e.nth, e.cause, l.points, l.total
    FROM xmr_label AS e
    JOIN xmr_limit AS l ON l.series_id = e.series_id AND l.place = e.place
    WHERE e.place = e.limit_place
        AND e.cause IN ('rising', 'falling', 'shift_above', 'shift_below')
),
broken AS (
    SELECT e.series_id, e.place, e.nth, e.cause,
        MAX(
            CASE
                WHEN e.cause = 'rising' AND COALESCE(p.move, 0) <> 1 THEN p.nth - 1
                WHEN e.cause = 'falling' AND COALESCE(p.move, 0) <> -1 THEN p.nth - 1
                WHEN e.cause = 'shift_above' AND e.points * p.steps <= e.total THEN p.nth
                WHEN e.cause = 'shift_below' AND e.points * p.steps >= e.total THEN p.nth
                ELSE 0
            END
        ) AS before
    FROM ended AS e
    JOIN xmr_point AS p ON p.series_id = e.series_id AND p.segment = e.segment AND p.nth <= e.nth
    GROUP BY e.series_id, e.place, e.nth, e.cause
)
SELECT series_id, place, CAST(nth - before AS INTEGER) AS run
FROM broken
