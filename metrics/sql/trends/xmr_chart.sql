-- One row: one point of a whole control chart: the mean and the limits of its segment in tenths of a step,
-- rounded half up (no limits of fewer than six points, or where no movement is left), and its special cause.
-- Reads: xmr_label, xmr_limit.
WITH scaled AS (
    SELECT e.series_id, e.place, e.nth, e.cause, e.variation, l.nth AS points_in_segment,
        20 * l.total AS mean_top, l.points AS mean_bottom,
        10 * (100 * l.kept * l.total - 266 * l.kept_total * l.points) AS lower_top,
        10 * (100 * l.kept * l.total + 266 * l.kept_total * l.points) AS upper_top,
        100 * l.kept * l.points AS bottom
    FROM xmr_label AS e
    JOIN xmr_limit AS l ON l.series_id = e.series_id AND l.place = e.limit_place
    WHERE l.nth >= 6 AND l.kept_total > 0
)
SELECT series_id, place, CAST(points_in_segment AS INTEGER) AS points, cause, variation,
    CASE WHEN mean_top < 0 THEN -1 ELSE 1 END
        * ((ABS(mean_top) + mean_bottom) // (2 * mean_bottom)) AS mean,
    CASE WHEN lower_top < 0 THEN -1 ELSE 1 END
        * ((2 * ABS(lower_top) + bottom) // (2 * bottom)) AS lower_limit,
    CASE WHEN upper_top < 0 THEN -1 ELSE 1 END
        * ((2 * ABS(upper_top) + bottom) // (2 * bottom)) AS upper_limit
FROM scaled
