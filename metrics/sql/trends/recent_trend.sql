-- One row: the recent trend of the five annual figures that end with one (Fingertips): significant where the
-- chi-square is beyond 99.8% and all six lines go one way (a level line counts as rising); none of fewer
-- than five, or where a share is all or nothing.
-- Reads: recent_fit.
WITH pooled AS (
    SELECT series_id, period,
        MAX(chi_square) AS chi_square, MIN(points + CASE WHEN left_out > 0 THEN 1 ELSE 0 END) AS points,
        MAX(CASE WHEN left_out = 0 THEN slope END) AS slope,
        SUM(CASE WHEN ROUND(slope, 12) < 0 THEN 1 ELSE 0 END) AS falling, COUNT(*) AS lines
    FROM recent_fit
    GROUP BY series_id, period
)
SELECT series_id, period, chi_square, slope, falling = 0 OR falling = lines AS one_way,
    CASE
        WHEN points < 5 OR lines < 6 THEN 'cannot_be_calculated'
        WHEN chi_square <= CAST(9.54953570608324 AS DECIMAL(18, 14)) OR (falling > 0 AND falling < lines)
            THEN 'no_significant_change'
        WHEN falling = 0 THEN 'increasing'
        ELSE 'decreasing'
    END AS marker
FROM pooled
