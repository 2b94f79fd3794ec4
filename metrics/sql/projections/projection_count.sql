-- One row: where one count to date leads by the end of its year while nothing changes: the count divided
-- by the share of the year that it was by this quarter in the years before (their median; two whole years
-- of one definition at least, else a quarter of the year for each quarter), and the ends that the largest
-- and the smallest of those shares give. Of a first quarter nothing: it is too early; nor of none so far.
-- Reads: figure, series, measure, segment.
WITH dated AS (
    SELECT f.series_id, f.period, f.place, f.quarter, f.value, COALESCE(g.segment, 0) AS segment
    FROM figure AS f
    JOIN series AS s ON s.series_id = f.series_id
    JOIN measure AS m ON m.measure_id = s.measure_id
    LEFT JOIN segment AS g ON g.measure_id = s.measure_id AND g.period = f.period
    WHERE f.kind = 'quarter' AND f.value IS NOT NULL AND m.basis = 'ytd_count'
),
share AS (
    SELECT t.series_id, t.place, b.value / e.value AS part,
        ROW_NUMBER() OVER (
            PARTITION BY t.series_id, t.place ORDER BY b.value / e.value, b.place
        ) AS nth,
        COUNT(*) OVER (PARTITION BY t.series_id, t.place) AS years
    FROM dated AS t
    JOIN dated AS b
        ON b.series_id = t.series_id AND b.segment = t.segment AND b.quarter = t.quarter
        AND b.place < t.place AND b.value > 0
    JOIN dated AS e
        ON e.series_id = t.series_id AND e.segment = t.segment AND e.place = b.place + 4 - b.quarter
        AND e.value > 0
    WHERE t.quarter IN (2, 3)
),
shares AS (
    SELECT series_id, place, MAX(years) AS years, MIN(part) AS least, MAX(part) AS most,
        AVG(CASE WHEN 2 * nth IN (years, years + 1, years + 2) THEN part END) AS middle
    FROM share
    GROUP BY series_id, place
)
SELECT t.series_id, t.period, t.place, 4 - t.quarter AS ahead,
    CASE WHEN s.years >= 2 THEN 'past_shares' ELSE 'even_shares' END AS method,
    CASE WHEN s.years >= 2 THEN t.value / s.middle ELSE t.value * 4 / t.quarter END AS expected,
    CASE WHEN s.years >= 2 AND s.least < s.most THEN t.value / s.most END AS low,
    CASE WHEN s.years >= 2 AND s.least < s.most THEN t.value / s.least END AS high
FROM dated AS t
LEFT JOIN shares AS s ON s.series_id = t.series_id AND s.place = t.place
WHERE t.quarter IN (2, 3) AND t.value > 0
