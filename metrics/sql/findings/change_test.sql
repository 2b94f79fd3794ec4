-- One row: one quarter's figure that has its parts, with the look that chance alone is the less likely to
-- give (the last quarter, or the last four together) and what it is held against. own_p is the chance of that
-- look, p twice that where there were two looks: luck had two. Of the same children only the last quarter
-- is looked at. In `family` are those that are judged together: not of the same children again, with a
-- trend to tell, and on a base of six or more.
-- Reads: look, look_chance, quarter_counted, trend_history.
WITH ranked AS (
    SELECT c.series_id, c.place, c.looked, c.is_exact, c.is_wide, c.upward, c.p,
        NOT q.same_children AND (q.is_count OR q.base >= 6) AS together,
        COUNT(*) OVER (PARTITION BY c.series_id, c.place) AS looks,
        ROW_NUMBER() OVER (
            PARTITION BY c.series_id, c.place
            ORDER BY c.p, CASE c.looked WHEN 'quarter' THEN 1 ELSE 2 END NULLS LAST
        ) AS choice
    FROM look_chance AS c
    JOIN quarter_counted AS q ON q.series_id = c.series_id AND q.place = c.place
    WHERE c.looked = 'quarter' OR (c.looked = 'four' AND NOT q.same_children)
)
SELECT r.series_id, r.place, r.looked, r.is_exact, r.is_wide, r.upward, r.p AS own_p,
    LEAST(r.looks * r.p, 1) AS p,
    k.events, k.base, k.events_before, k.base_before, k.quarters_before,
    r.together AND h.enough IN ('provisional', 'full') AS family
FROM ranked AS r
JOIN look AS k ON k.series_id = r.series_id AND k.place = r.place AND k.looked = r.looked
JOIN trend_history AS h ON h.series_id = r.series_id AND h.place = r.place
WHERE r.choice = 1
