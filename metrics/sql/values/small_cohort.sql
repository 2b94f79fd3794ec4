-- One row: one share counted on fewer than twenty, with how many more (+) or fewer (-) in the numerator
-- would have met the target; NULL where it is met, unset or out of reach.
-- The least whole x with round-half-up(m * x / d) at least v is ceiling((2dv - d) / 2m), where m is
-- the multiplier at the measure's decimals; the most, with at most v, is floor((2d(v + 1) - d - 1) / 2m).
-- Reads: figure, series, measure.
WITH counted AS (
    SELECT f.series_id, f.period, f.numerator, f.denominator, f.rating,
        CAST(f.numerator AS BIGINT) AS x, CAST(f.denominator AS BIGINT) AS d,
        2 * m.multiplier * m.scale AS m2,
        CAST(CEIL(f.goal_low * m.scale) AS BIGINT) AS v_low,
        CAST(FLOOR(f.goal_high * m.scale) AS BIGINT) AS v_high,
        COALESCE(f.value < f.goal_low, FALSE) AS below
    FROM figure AS f
    JOIN series AS s ON s.series_id = f.series_id
    JOIN measure AS m ON m.measure_id = s.measure_id
    WHERE f.missing IS NULL AND f.denominator < 20 AND f.numerator IS NOT NULL
        AND m.unit = 'percent'
),
reach AS (
    SELECT counted.*,
        (2 * d * v_low - d + m2 - 1) // m2 AS least,
        (2 * d * (v_high + 1) - d - 1) // m2 AS most
    FROM counted
)
SELECT series_id, period,
    CASE WHEN denominator < 6 THEN 'very_small' ELSE 'small' END AS small,
    CASE
        WHEN rating NOT IN ('amber', 'red') OR x <> numerator OR d <> denominator THEN NULL
        WHEN below AND least <= d THEN least - x
        WHEN NOT below AND most >= 0 THEN most - x
    END AS change_to_target
FROM reach
