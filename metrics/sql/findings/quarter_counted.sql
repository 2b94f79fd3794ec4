-- One row: one quarter's figure that has its parts, as every figure of one definition before it has: the
-- events, and the base that they are counted on. A share's events are some of its base, a rate's happen to
-- it; of a count the quarter itself is the base. Parts that are not whole numbers, or more events than
-- base, are no parts. Staff are posts and parts of posts, counted by no rule of chance.
-- Reads: trend_value, xmr_point, figure, series, measure.
WITH parted AS (
    SELECT v.series_id, v.period, v.place, v.segment, p.nth, p.in_baseline,
        m.unit = 'percent' AS is_share, m.unit = 'number' AS is_count, m.same_children,
        CASE
            WHEN m.unit = 'number' THEN CAST(v.steps AS DECIMAL(18, 4))
            WHEN v.derived THEN v.own_numerator
            ELSE f.numerator
        END AS events,
        CASE
            WHEN m.unit = 'number' THEN CAST(1 AS DECIMAL(18, 4))
            WHEN v.derived THEN v.own_denominator
            ELSE f.denominator
        END AS base
    FROM trend_value AS v
    JOIN xmr_point AS p ON p.series_id = v.series_id AND p.place = v.place
    JOIN figure AS f ON f.series_id = v.series_id AND f.period = v.period
    JOIN series AS s ON s.series_id = v.series_id
    JOIN measure AS m ON m.measure_id = s.measure_id
    WHERE m.from_staffing = ''
        AND (m.unit IN ('percent', 'per_10000') OR (m.unit = 'number' AND m.scale = 1))
),
whole AS (
    SELECT p.series_id, p.period, p.place, p.segment, p.nth, p.in_baseline, p.is_share, p.is_count,
        p.same_children, p.events, p.base,
        COUNT(
            CASE
                WHEN p.base > 0 AND p.events >= 0 AND (NOT p.is_share OR p.events <= p.base)
                    AND p.events = FLOOR(p.events) AND p.base = FLOOR(p.base) THEN 1
            END
        ) OVER (
            PARTITION BY p.series_id, p.segment ORDER BY p.place
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS with_parts
    FROM parted AS p
)
SELECT w.series_id, w.period, w.place, w.segment, w.nth, w.in_baseline, w.is_share, w.is_count,
    w.same_children, w.events, w.base
FROM whole AS w
WHERE w.with_parts = w.nth
