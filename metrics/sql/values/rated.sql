-- One row: one valued figure with its rating. The first line that holds decides; edges belong to the
-- better rating; where a figure cannot be rated the rating says why.
-- Reads: goal.
SELECT goal.*,
    CASE
        WHEN polarity = 'neutral' THEN 'no_rating'
        WHEN missing IN ('not_available', 'not_yet_due', 'not_received', 'rounds_to_zero')
            THEN 'not_available'
        WHEN missing IS NOT NULL THEN missing
        WHEN goal_low IS NULL AND goal_high IS NULL THEN 'no_target'
        WHEN (goal_low IS NULL OR value >= goal_low) AND (goal_high IS NULL OR value <= goal_high)
            THEN 'green'
        WHEN (amber_low IS NULL OR value >= amber_low)
            AND (amber_high IS NULL OR value <= amber_high)
            THEN 'amber'
        ELSE 'red'
    END AS rating
FROM goal
