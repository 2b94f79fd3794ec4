-- One row: one valued figure with the range that is green (goal_low to goal_high, either may be open)
-- and the wider range that is still amber. A count to date is held against its share of the year's
-- target: its own profile, a quarter of the target for each quarter, or nothing before the year end. A
-- target set for just this quarter is taken as it stands. Targets hold at most four decimals (of a
-- count to date two) and a per cent at most two, so eight hold every edge exactly.
-- Reads: valued.
WITH timed AS (
    SELECT valued.*,
        CASE
            WHEN basis <> 'ytd_count' OR quarter IS NULL OR for_period
                THEN CAST(target AS DECIMAL(18, 8))
            WHEN profile = 'linear'
                THEN CAST(target * quarter * CAST(0.25 AS DECIMAL(3, 2)) AS DECIMAL(18, 8))
            WHEN profile = 'explicit'
                THEN CAST(profiled AS DECIMAL(18, 8))
            WHEN quarter = 4 THEN CAST(target AS DECIMAL(18, 8))
        END AS compare_with
    FROM valued
),
edged AS (
    SELECT timed.*,
        CASE polarity
            WHEN 'high' THEN compare_with WHEN 'band' THEN CAST(band_low AS DECIMAL(18, 8))
        END AS goal_low,
        CASE polarity
            WHEN 'low' THEN compare_with WHEN 'band' THEN CAST(band_high AS DECIMAL(18, 8))
        END AS goal_high
    FROM timed
)
SELECT edged.*,
    CASE amber_kind
        WHEN 'points' THEN goal_low - amber_amount
        WHEN 'percent' THEN CAST(
            goal_low - CAST(ABS(goal_low) AS DECIMAL(28, 8)) * amber_amount * CAST(0.01 AS DECIMAL(3, 2))
            AS DECIMAL(18, 8))
        WHEN 'floor' THEN CASE WHEN goal_low IS NOT NULL THEN amber_amount END
        ELSE goal_low
    END AS amber_low,
    CASE amber_kind
        WHEN 'points' THEN goal_high + amber_amount
        WHEN 'percent' THEN CAST(
            goal_high + CAST(ABS(goal_high) AS DECIMAL(28, 8)) * amber_amount * CAST(0.01 AS DECIMAL(3, 2))
            AS DECIMAL(18, 8))
        WHEN 'floor' THEN CASE WHEN goal_high IS NOT NULL THEN amber_amount END
        ELSE goal_high
    END AS amber_high
FROM edged
