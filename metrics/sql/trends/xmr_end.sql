-- One row: one point held against limits, and what ends at it: outside the limits, which side of the
-- mean, close to a limit, seven successive rises' or falls' end, seven on one side, two in three close.
-- All in whole numbers, so that a point on the mean or on a limit is on it.
-- Reads: xmr_look, xmr_point, xmr_limit.
WITH held AS (
    SELECT k.series_id, k.segment, k.limit_place, p.place, p.nth, p.move, p.moves_6,
        l.points * p.steps - l.total AS off,
        l.points * p.steps_1 - l.total AS off_1,
        l.points * p.steps_2 - l.total AS off_2,
        l.points * p.low_7 - l.total AS off_low,
        l.points * p.high_7 - l.total AS off_high,
        300 * l.kept AS per_off,
        266 * 3 * l.kept_total * l.points AS limit_off,
        266 * 2 * l.kept_total * l.points AS near_off
    FROM xmr_look AS k
    JOIN xmr_point AS p ON p.series_id = k.series_id AND p.place = k.place
    JOIN xmr_limit AS l ON l.series_id = k.series_id AND l.place = k.limit_place
),
sided AS (
    SELECT h.series_id, h.segment, h.limit_place, h.place, h.nth, h.move,
        CASE WHEN h.nth >= 7 AND ABS(h.moves_6) = 6 THEN h.move ELSE 0 END AS trend_end,
        CASE
            WHEN h.nth >= 7 AND h.off_low > 0 THEN 1
            WHEN h.nth >= 7 AND h.off_high < 0 THEN -1
            ELSE 0
        END AS shift_end,
        SIGN(h.off) AS side, SIGN(h.off_1) AS side_1, SIGN(h.off_2) AS side_2,
        h.per_off * ABS(h.off) > h.limit_off AS outside,
        h.per_off * ABS(h.off) <= h.limit_off AND h.per_off * ABS(h.off) > h.near_off AS near,
        h.per_off * ABS(h.off_1) <= h.limit_off AND h.per_off * ABS(h.off_1) > h.near_off AS near_1,
        h.per_off * ABS(h.off_2) <= h.limit_off AND h.per_off * ABS(h.off_2) > h.near_off AS near_2
    FROM held AS h
)
SELECT s.series_id, s.segment, s.limit_place, s.place, s.nth, s.move, s.side, s.outside, s.near,
    s.trend_end, s.shift_end,
    CASE
        WHEN s.side <> 0 AND s.side = s.side_1 AND s.side = s.side_2
            AND CAST(s.near AS INTEGER) + CAST(s.near_1 AS INTEGER) + CAST(s.near_2 AS INTEGER) >= 2
            THEN 1
        ELSE 0
    END AS pair_end
FROM sided AS s
