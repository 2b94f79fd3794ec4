-- One row: one quarter's figure that carries a trend, how much there is to tell it by (history), and by which
-- sign it is told to have changed (cause).
-- History decides first: fewer than six figures of one definition, more than two missing of the last ten,
-- or a share or rate on a base of fewer than six, and nothing is said; six to eleven are a first view; no
-- variation says that the figures before never moved, so that there is no usual range.
-- Then each series by its own rule. parts: what is counted on its parts, by its place among those of its
-- scorecard. same_children: beyond three standard deviations of all before and, where it has parts, more
-- than luck (p below 0.05); else the mean of the last four beyond four of those of all before them, or seven
-- that rise or fall; after figures that never moved, p below 0.005. quarters: what comes without parts, by
-- the control chart's special cause; where there is none, by a drift of the last eight (p below 0.05 and at
-- least the measure's tolerance in all).
-- Where screening leaves the control chart no movement, runs tell of the last two, of those that lay
-- otherwise before and, where both numbers are known, by two cases at least.
-- Reads: judged_on, drift, drift_slope.
WITH judged AS (
    SELECT h.series_id, h.place, s.slope_840, s.middle_2,
        CASE
            WHEN h.enough IN ('too_short', 'gaps') THEN h.enough
            WHEN COALESCE(h.too_few, FALSE) THEN 'too_few'
            WHEN h.judged_by = 'parts' AND h.is_exact THEN 'no_variation'
            WHEN h.judged_by = 'same_children' AND h.steady_points IS NULL THEN 'no_variation'
            WHEN h.judged_by = 'quarters' AND h.kept_total = 0 THEN 'no_variation'
            ELSE h.enough
        END AS history,
        CASE
            WHEN h.judged_by = 'parts' THEN
                CASE
                    WHEN NOT h.named THEN 'common_cause'
                    WHEN h.looked = 'quarter' AND h.upward THEN 'quarter_above'
                    WHEN h.looked = 'quarter' THEN 'quarter_below'
                    WHEN h.upward THEN 'four_above'
                    ELSE 'four_below'
                END
            WHEN h.judged_by = 'same_children' AND h.steady_points IS NULL
                AND h.p < CAST(0.005 AS DECIMAL(4, 3))
                THEN CASE WHEN h.upward THEN 'quarter_above' ELSE 'quarter_below' END
            WHEN h.judged_by = 'same_children' AND h.quarter_lies <> 0
                AND COALESCE(h.p < CAST(0.05 AS DECIMAL(3, 2)), TRUE)
                THEN CASE WHEN h.quarter_lies > 0 THEN 'above_limit' ELSE 'below_limit' END
            WHEN h.judged_by = 'same_children' AND h.four_lies <> 0
                THEN CASE WHEN h.four_lies > 0 THEN 'four_above' ELSE 'four_below' END
            WHEN h.judged_by = 'same_children' AND h.run_cause IN ('rising', 'falling') THEN h.run_cause
            WHEN h.kept_total = 0 AND h.is_lasting THEN h.run_cause
            WHEN h.judged_by = 'same_children' OR h.kept_total = 0 THEN 'common_cause'
            WHEN h.xmr_cause <> 'common_cause' THEN h.xmr_cause
            WHEN d.p < CAST(0.05 AS DECIMAL(3, 2)) AND 8 * ABS(s.slope_840) >= 840 * h.tolerance
                AND s.slope_840 <> 0
                THEN CASE WHEN s.slope_840 > 0 THEN 'drift_up' ELSE 'drift_down' END
            ELSE 'common_cause'
        END AS cause_found
    FROM judged_on AS h
    LEFT JOIN drift AS d ON d.series_id = h.series_id AND d.place = h.place
    LEFT JOIN drift_slope AS s ON s.series_id = h.series_id AND s.place = h.place
)
SELECT j.series_id, j.place, j.history, j.slope_840, j.middle_2,
    CASE
        WHEN j.history IN ('too_short', 'gaps', 'too_few') THEN 'common_cause'
        ELSE j.cause_found
    END AS cause
FROM judged AS j
