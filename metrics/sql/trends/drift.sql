-- One row: the last eight points of a segment as they stood at one of its points, and whether they go one
-- way (Mann-Kendall): s counts the pairs that rise less those that fall, ties is the sum of t(t - 1)(2t + 5)
-- over values that occur t times, p the chance of an s as large with nothing going on; none where all are
-- equal.
-- Reads: xmr_point, mann_kendall.
WITH signed AS (
    SELECT p.series_id, p.place, p.segment, p.nth,
        CAST(SUM(SIGN(b.steps - a.steps)) AS INTEGER) AS s,
        CAST(SUM(CASE WHEN a.steps = b.steps THEN 1 ELSE 0 END) AS INTEGER) AS equal_pairs
    FROM xmr_point AS p
    JOIN xmr_point AS b
        ON b.series_id = p.series_id AND b.segment = p.segment
        AND b.nth <= p.nth AND b.nth > p.nth - 7
    JOIN xmr_point AS a
        ON a.series_id = p.series_id AND a.segment = p.segment
        AND a.nth < b.nth AND a.nth > p.nth - 8
    WHERE p.nth >= 8
    GROUP BY p.series_id, p.place, p.segment, p.nth
),
tied AS (
    SELECT t.series_id, t.place, CAST(SUM(t.many * (t.many - 1) * (2 * t.many + 5)) AS INTEGER) AS ties
    FROM (
        SELECT g.series_id, g.place, a.steps, COUNT(*) AS many
        FROM signed AS g
        JOIN xmr_point AS a
            ON a.series_id = g.series_id AND a.segment = g.segment
            AND a.nth <= g.nth AND a.nth > g.nth - 8
        WHERE g.equal_pairs > 0
        GROUP BY g.series_id, g.place, a.steps
    ) AS t
    GROUP BY t.series_id, t.place
),
tested AS (
    SELECT g.series_id, g.place, g.s, COALESCE(t.ties, 0) AS ties
    FROM signed AS g
    LEFT JOIN tied AS t ON t.series_id = g.series_id AND t.place = g.place
)
SELECT t.series_id, t.place, t.s, t.ties, k.p
FROM tested AS t
LEFT JOIN mann_kendall AS k ON k.s = ABS(t.s) AND k.ties = t.ties
