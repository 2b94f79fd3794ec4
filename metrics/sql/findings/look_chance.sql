-- One row: one look, and the chance (p) that it lies as far from what is beside it with nothing going on.
-- Where all before is none, or all, the chance is exact: that those who differ would all come last (of a
-- share the hypergeometric, of a rate or a count the binomial of the two bases). Otherwise the deviance of
-- one share, or rate, for both, over the spread of the quarters before (Pearson's chi-square over its
-- degrees of freedom), which never counts as less than chance's own: by Student's t where they spread
-- further than chance would have them, by the normal where they do not (quasi-likelihood, McCullagh and
-- Nelder 1989), and always of a team beside others, as a funnel has it (Spiegelhalter 2005): a handful of
-- teams would leave t no freedom. t by Hill 1970, the normal tail by Numerical Recipes' erfcc (to 1.2 in ten million),
-- factorials by Stirling's series.
-- Reads: look.
WITH taken AS (
    SELECT k.series_id, k.place, k.looked, k.is_share, k.quarters_before AS quarters,
        POWER(k.events, 1) AS x, POWER(k.base, 1) AS n,
        POWER(k.events_before, 1) AS x0, POWER(k.base_before, 1) AS n0,
        POWER(k.squares_before, 1) / 10000 AS squares,
        k.events_before = 0 AS after_none, k.is_share AND k.events_before = k.base_before AS after_all
    FROM look AS k
),
fitted AS (
    SELECT t.series_id, t.place, t.looked, t.is_share, t.quarters, t.x, t.n, t.x0, t.n0,
        t.after_none, t.after_all,
        CASE WHEN t.after_all THEN t.n - t.x ELSE t.x END AS differing,
        2 * (
            CASE WHEN t.x > 0 THEN t.x * LN(t.x * (t.n + t.n0) / (t.n * (t.x + t.x0))) ELSE 0 END
            + CASE WHEN t.x0 > 0 THEN t.x0 * LN(t.x0 * (t.n + t.n0) / (t.n0 * (t.x + t.x0))) ELSE 0 END
            + CASE
                WHEN t.is_share AND t.x < t.n
                    THEN (t.n - t.x) * LN(
                        (t.n - t.x) * (t.n + t.n0) / (t.n * (t.n + t.n0 - t.x - t.x0)))
                ELSE 0
            END
            + CASE
                WHEN t.is_share AND t.x0 < t.n0
                    THEN (t.n0 - t.x0) * LN(
                        (t.n0 - t.x0) * (t.n + t.n0) / (t.n0 * (t.n + t.n0 - t.x - t.x0)))
                ELSE 0
            END
        ) AS deviance,
        CASE
            WHEN t.after_none OR t.after_all THEN 1
            ELSE (t.squares - t.x0 * t.x0 / t.n0)
                / (t.x0 / t.n0 * CASE WHEN t.is_share THEN 1 - t.x0 / t.n0 ELSE 1 END)
                / (t.quarters - 1)
        END AS spread
    FROM taken AS t
),
lying AS (
    SELECT f.series_id, f.place, f.looked, f.is_share, f.x, f.n, f.x0, f.n0,
        f.after_none, f.after_all, f.differing, f.spread > 1 AS wide, f.looked <> 'others' AS by_student,
        48 * (f.quarters - 1.5) * (f.quarters - 1.5) AS b,
        CASE
            WHEN f.spread > 1 AND f.looked <> 'others'
                THEN (f.quarters - 1.5) * LN(1 + GREATEST(f.deviance, 0) / f.spread / (f.quarters - 1))
            ELSE GREATEST(f.deviance, 0) / GREATEST(f.spread, 1)
        END AS y
    FROM fitted AS f
),
normal AS (
    SELECT l.series_id, l.place, l.looked, l.is_share, l.x, l.n, l.x0, l.n0,
        l.after_none, l.after_all, l.differing, l.wide,
        SQRT(l.y / 2) * CASE
            WHEN l.wide AND l.by_student
                THEN 1 + (l.y + 3 + (((-0.4 * l.y - 3.3) * l.y - 24) * l.y - 85.5)
                    / (0.8 * l.y * l.y + 100 + l.b)) / l.b
            ELSE 1
        END AS z
    FROM lying AS l
),
tail AS (
    SELECT m.series_id, m.place, m.looked, m.is_share, m.x, m.n, m.x0, m.n0,
        m.after_none, m.after_all, m.differing, m.wide, m.z, 1 / (1 + 0.5 * m.z) AS t
    FROM normal AS m
),
factorial AS (
    SELECT m.series_id, m.place, m.looked, w.way,
        m.n * w.last + m.n0 * w.before - m.differing * w.without AS m
    FROM normal AS m
    CROSS JOIN (
        VALUES (1, 1, 0, 0), (-1, 1, 0, 1), (-1, 1, 1, 0), (1, 1, 1, 1)
    ) AS w (way, last, before, without)
    WHERE m.is_share AND (m.after_none OR m.after_all) AND m.differing > 0
),
exact AS (
    SELECT f.series_id, f.place, f.looked,
        SUM(
            f.way * (
                (f.m + 5.5) * LN(f.m + 6) - (f.m + 6) + 1 / (12 * (f.m + 6))
                - 1 / (360 * POWER(f.m + 6, 3)) + 1 / (1260 * POWER(f.m + 6, 5))
                - LN((f.m + 1) * (f.m + 2) * (f.m + 3) * (f.m + 4) * (f.m + 5))
            )
        ) AS ln_p
    FROM factorial AS f
    GROUP BY f.series_id, f.place, f.looked
)
SELECT t.series_id, t.place, t.looked, t.after_none OR t.after_all AS is_exact, t.wide AS is_wide,
    t.x * t.n0 > t.x0 * t.n AS upward,
    CAST(
        CASE
            WHEN (t.after_none OR t.after_all) AND t.differing = 0 THEN 1
            WHEN t.after_none AND NOT t.is_share THEN EXP(t.x * LN(t.n / (t.n + t.n0)))
            WHEN t.after_none OR t.after_all THEN EXP(e.ln_p)
            ELSE t.t * EXP(
                -t.z * t.z - 1.26551223 + t.t * (1.00002368 + t.t * (0.37409196 + t.t * (0.09678418
                + t.t * (-0.18628806 + t.t * (0.27886807 + t.t * (-1.13520398 + t.t * (1.48851587
                + t.t * (-0.82215223 + t.t * 0.17087277)))))))))
        END AS DECIMAL(12, 10)) AS p
FROM tail AS t
LEFT JOIN exact AS e ON e.series_id = t.series_id AND e.place = t.place AND e.looked = t.looked
