-- One row: a straight line through five annual figures, or through four of them (left_out names the fifth;
-- 0: none), and on all five its chi-square with one degree of freedom (Fingertips' recent trend): of shares
-- Cochran and Armitage's, the slope being that of the log odds; of other figures that of a line weighted by
-- the width of their limits.
-- Reads: recent_five.
WITH scored AS (
    SELECT r.series_id, r.period, r.t, r.weighted, POWER(r.events, 1) AS x, POWER(r.base, 1) AS n,
        CASE
            WHEN r.weighted THEN POWER(r.value, 1)
            WHEN r.events > 0 AND r.events < r.base THEN LN(r.events / (r.base - r.events))
        END AS y,
        CASE
            WHEN NOT r.weighted THEN 1
            WHEN r.upper_limit > r.lower_limit THEN POWER(3.92 / (r.upper_limit - r.lower_limit), 2)
        END AS w
    FROM recent_five AS r
),
fit AS (
    SELECT s.series_id, s.period, s.weighted, o.left_out,
        COUNT(s.y) AS points, SUM(s.w) AS w, SUM(s.w * s.t) AS wt, SUM(s.w * s.t * s.t) AS wtt,
        SUM(s.w * s.y) AS wy, SUM(s.w * s.t * s.y) AS wty,
        SUM(s.x) AS x, SUM(s.n) AS n, SUM(s.x * s.t) AS xt, SUM(s.n * s.t) AS nt,
        SUM(s.n * s.t * s.t) AS ntt
    FROM scored AS s
    JOIN (
        SELECT left_out
        FROM (VALUES (0), (1), (2), (3), (4), (5)) AS definition (left_out)
    ) AS o ON o.left_out <> s.t
    GROUP BY s.series_id, s.period, s.weighted, o.left_out
)
SELECT series_id, period, weighted, left_out, points,
    (w * wty - wt * wy) / (w * wtt - wt * wt) AS slope,
    CASE
        WHEN left_out > 0 THEN NULL
        WHEN weighted THEN POWER(w * wty - wt * wy, 2) / (w * wtt - wt * wt) / w
        WHEN x > 0 AND x < n THEN POWER(n * xt - x * nt, 2) * n / x / (n - x) / (n * ntt - nt * nt)
    END AS chi_square
FROM fit
