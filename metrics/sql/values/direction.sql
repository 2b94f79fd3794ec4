-- One row: the direction of travel of one figure against one comparator: the movement of the number
-- (arrow) and, apart from it, the judgement (word). The first line that holds decides. Within the
-- tolerance, its edge included, is level. Year-to-date figures compare only with the same quarter of
-- another year. Fewer than six counted on either side is too few to judge.
-- Reads: pair.
WITH barred AS (
    SELECT pair.*,
        CASE
            WHEN missing = 'suppressed' OR comparator_missing = 'suppressed' THEN 'suppressed'
            WHEN value IS NULL OR comparator_value IS NULL OR NOT comparable THEN 'no_comparison'
            WHEN basis IN ('ytd_count', 'ytd_rate') AND quarter <> comparator_quarter
                THEN 'no_comparison'
        END AS bar,
        CASE
            WHEN polarity <> 'band' THEN NULL
            WHEN value < goal_low THEN goal_low - value
            WHEN value > goal_high THEN value - goal_high
            ELSE 0
        END AS distance,
        CASE
            WHEN polarity <> 'band' THEN NULL
            WHEN comparator_value < goal_low THEN goal_low - comparator_value
            WHEN comparator_value > goal_high THEN comparator_value - goal_high
            ELSE 0
        END AS comparator_distance
    FROM pair
),
moved AS (
    SELECT barred.*,
        CASE
            WHEN bar IS NOT NULL THEN 'none'
            WHEN value - comparator_value > tolerance THEN 'up'
            WHEN comparator_value - value > tolerance THEN 'down'
            ELSE 'level'
        END AS movement
    FROM barred
)
SELECT series_id, period, comparator, comparator_period, movement,
    CASE
        WHEN bar IS NOT NULL THEN bar
        WHEN polarity = 'neutral' THEN 'not_judged'
        WHEN denominator < 6 OR comparator_denominator < 6 THEN 'too_few'
        WHEN movement = 'level' THEN 'no_change'
        WHEN polarity = 'high' THEN CASE movement WHEN 'up' THEN 'improved' ELSE 'worsened' END
        WHEN polarity = 'low' THEN CASE movement WHEN 'up' THEN 'worsened' ELSE 'improved' END
        WHEN distance < comparator_distance THEN 'improved'
        WHEN distance > comparator_distance THEN 'worsened'
        ELSE 'no_change'
    END AS judgement
FROM moved
