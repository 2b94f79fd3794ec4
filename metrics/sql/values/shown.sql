-- One row: the latest annual figure of one series that was released by the end of one quarter, which is
-- what the scorecard of that quarter shows where it has no figure of the quarter itself.
-- Reads: figure, period, horizon.
WITH quarter AS (
    SELECT p.period, p.place, p.end_date
    FROM period AS p
    CROSS JOIN horizon AS h
    WHERE p.kind = 'quarter' AND p.place >= h.first_quarter AND p.place <= h.last_quarter
),
released AS (
    SELECT f.series_id, q.place AS quarter_place, f.period,
        ROW_NUMBER() OVER (
            PARTITION BY f.series_id, q.place
            ORDER BY p.end_date DESC NULLS LAST, f.period DESC NULLS LAST
        ) AS choice
    FROM figure AS f
    JOIN period AS p ON p.period = f.period
    JOIN quarter AS q ON f.released <= q.end_date
    WHERE f.kind <> 'quarter'
)
SELECT r.series_id, r.quarter_place, r.period
FROM released AS r
WHERE r.choice = 1
