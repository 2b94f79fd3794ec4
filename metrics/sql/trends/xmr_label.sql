-- One row: one point looked at, with the special cause that it shows: the first of outside a limit, a
-- trend of seven, two in three close to a limit, seven on one side of the mean; else common cause. A
-- trend, pair or shift that ends up to six points later, among those looked at together, holds its
-- earlier points too. A point between two trends takes the way of the next. Variation says what the cause
-- means for a series that should rise or fall; of one that should do neither, which way.
-- The run that ends at a point is told beside it, whatever else it shows.
-- Reads: xmr_end, xmr_setting, cause_way.
WITH held AS (
    SELECT e.series_id, e.segment, e.limit_place, e.place, e.nth, e.move, e.side, e.outside, e.near,
        e.trend_end, e.shift_end,
        MAX(ABS(e.trend_end)) OVER next_seven AS in_trend,
        MAX(ABS(e.shift_end)) OVER next_seven AS in_shift,
        MAX(e.pair_end) OVER next_three AS in_pair
    FROM xmr_end AS e
    WINDOW next_seven AS (
        PARTITION BY e.series_id, e.segment, e.limit_place ORDER BY e.place
        ROWS BETWEEN CURRENT ROW AND 6 FOLLOWING
    ),
    next_three AS (
        PARTITION BY e.series_id, e.segment, e.limit_place ORDER BY e.place
        ROWS BETWEEN CURRENT ROW AND 2 FOLLOWING
    )
),
followed AS (
    SELECT h.series_id, h.segment, h.limit_place, h.place, h.nth, h.move, h.side, h.outside, h.near,
        h.trend_end, h.shift_end, h.in_trend, h.in_shift, h.in_pair,
        LEAD(h.in_trend) OVER next_one AS next_in_trend,
        LEAD(h.move) OVER next_one AS next_move
    FROM held AS h
    WINDOW next_one AS (
        PARTITION BY h.series_id, h.segment, h.limit_place ORDER BY h.place
    )
),
caused AS (
    SELECT f.series_id, f.segment, f.limit_place, f.place, f.nth, f.side, f.outside, f.near,
        CASE
            WHEN f.trend_end = 1 THEN 'rising'
            WHEN f.trend_end = -1 THEN 'falling'
            WHEN f.shift_end = 1 THEN 'shift_above'
            WHEN f.shift_end = -1 THEN 'shift_below'
        END AS run_cause,
        CASE
            WHEN f.outside THEN CASE WHEN f.side > 0 THEN 'above_limit' ELSE 'below_limit' END
            WHEN f.in_trend = 1 THEN
                CASE
                    WHEN CASE WHEN f.next_in_trend = 1 THEN f.next_move ELSE f.move END = 1
                        THEN 'rising'
                    ELSE 'falling'
                END
            WHEN f.in_pair = 1 AND f.near
                THEN CASE WHEN f.side > 0 THEN 'two_in_three_above' ELSE 'two_in_three_below' END
            WHEN f.in_shift = 1 THEN CASE WHEN f.side > 0 THEN 'shift_above' ELSE 'shift_below' END
            ELSE 'common_cause'
        END AS cause
    FROM followed AS f
)
SELECT c.series_id, c.segment, c.limit_place, c.place, c.nth, c.side, c.outside, c.near, c.cause,
    c.run_cause,
    CASE
        WHEN c.cause = 'common_cause' THEN 'common_cause'
        WHEN t.direction = 'neutral' AND w.upward THEN 'neutral_high'
        WHEN t.direction = 'neutral' THEN 'neutral_low'
        WHEN w.upward = (t.direction = 'increase') THEN 'improvement'
        ELSE 'concern'
    END AS variation
FROM caused AS c
JOIN xmr_setting AS t ON t.series_id = c.series_id
LEFT JOIN cause_way AS w ON w.cause = c.cause
