-- One row: one of the five most recent annual figures of one definition, as they stood at one of them, that
-- have what the test for a recent trend needs: of a share its counts, of a rate its limits of chance.
-- Reads: counted, interval, figure, series, segment.
WITH valid AS (
    SELECT c.series_id, c.period, f.kind, f.place, c.method, c.events, c.base, f.value,
        i.lower_limit, i.upper_limit, COALESCE(g.segment, 0) AS segment,
        ROW_NUMBER() OVER (
            PARTITION BY c.series_id, f.kind, COALESCE(g.segment, 0) ORDER BY f.place
        ) AS nth
    FROM counted AS c
    JOIN figure AS f ON f.series_id = c.series_id AND f.period = c.period
    JOIN series AS s ON s.series_id = c.series_id
    JOIN interval AS i ON i.series_id = c.series_id AND i.period = c.period
    LEFT JOIN segment AS g ON g.measure_id = s.measure_id AND g.period = c.period
    WHERE f.kind <> 'quarter'
)
SELECT k.series_id, k.period, v.nth - k.nth + 5 AS t, v.method <> 'wilson' AS weighted,
    v.events, v.base, v.value, v.lower_limit, v.upper_limit
FROM valid AS k
JOIN valid AS v
    ON v.series_id = k.series_id AND v.kind = k.kind AND v.segment = k.segment
    AND v.nth <= k.nth AND v.nth > k.nth - 5
