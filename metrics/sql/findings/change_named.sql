-- One row: one quarter's figure that is judged together with those of its scorecard, and whether it is
-- named as a change: the council's series with each other, a team's with the council's and every team's.
-- Benjamini and Hochberg 1995: of those named one in ten, at most and on average, is chance alone. Nothing
-- that chance gives once in twenty is named, however few are judged together.
-- Reads: change_test, series.
WITH placed AS (
    SELECT t.series_id, t.place, t.p, s.council, s.team = 'All' AS of_council
    FROM change_test AS t
    JOIN series AS s ON s.series_id = t.series_id
    WHERE t.family
),
ranked AS (
    SELECT p.series_id, p.place, p.p, p.council, p.of_council,
        ROW_NUMBER() OVER every_series AS rank_of_all,
        COUNT(*) OVER (PARTITION BY p.council, p.place) AS all_series,
        ROW_NUMBER() OVER council_series AS rank_of_council,
        COUNT(*) OVER (PARTITION BY p.council, p.place, p.of_council) AS council_series
    FROM placed AS p
    WINDOW every_series AS (PARTITION BY p.council, p.place ORDER BY p.p, p.series_id),
    council_series AS (PARTITION BY p.council, p.place, p.of_council ORDER BY p.p, p.series_id)
),
bounded AS (
    SELECT r.series_id, r.place, r.p, r.of_council,
        MAX(CASE WHEN 10 * r.all_series * r.p <= r.rank_of_all THEN r.p END) OVER (
            PARTITION BY r.council, r.place
        ) AS bound_of_all,
        MAX(
            CASE
                WHEN r.of_council AND 10 * r.council_series * r.p <= r.rank_of_council THEN r.p
            END
        ) OVER (PARTITION BY r.council, r.place) AS bound_of_council
    FROM ranked AS r
)
SELECT b.series_id, b.place,
    b.p < CAST(0.05 AS DECIMAL(3, 2))
        AND COALESCE(b.p <= CASE WHEN b.of_council THEN b.bound_of_council ELSE b.bound_of_all END, FALSE)
        AS named
FROM bounded AS b
