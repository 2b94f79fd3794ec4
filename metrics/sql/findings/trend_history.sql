-- One row: one quarter's figure that carries a trend, which in its row of one definition it is (nth), how
-- many of the last ten quarters are missing, between which
-- those before lie, and whether that is enough to tell a trend by: fewer than six
-- figures, or more than two missing of the last ten, and nothing is said; six to eleven are a first view.
-- Reads: trend_value, xmr_point.
WITH began AS (
    SELECT v.series_id, v.segment, MIN(v.place) AS first_place
    FROM trend_value AS v
    GROUP BY v.series_id, v.segment
),
held AS (
    SELECT v.series_id, v.period, v.place, v.segment, v.steps, v.derived, v.own_denominator, p.nth,
        MIN(v.steps) OVER before AS least_before, MAX(v.steps) OVER before AS most_before,
        CASE WHEN v.place - b.first_place < 9 THEN v.place - b.first_place + 1 ELSE 10 END
            - COUNT(*) OVER ten AS absent
    FROM trend_value AS v
    JOIN began AS b ON b.series_id = v.series_id AND b.segment = v.segment
    JOIN xmr_point AS p ON p.series_id = v.series_id AND p.place = v.place
    WINDOW ten AS (
        PARTITION BY v.series_id, v.segment ORDER BY v.place RANGE BETWEEN 9 PRECEDING AND CURRENT ROW
    ),
    before AS (
        PARTITION BY v.series_id, v.segment ORDER BY v.place
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
)
SELECT h.series_id, h.period, h.place, h.segment, h.steps, h.derived, h.nth, h.absent,
    h.least_before, h.most_before, h.own_denominator,
    CASE
        WHEN h.nth < 6 THEN 'too_short'
        WHEN h.absent > 2 THEN 'gaps'
        WHEN h.nth < 12 THEN 'provisional'
        ELSE 'full'
    END AS enough
FROM held AS h
