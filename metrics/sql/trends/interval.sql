-- One row: one counted figure with the limits within which chance alone could have put it, in its unit.
-- Wilson 1927; Byar's approximation (Breslow and Day 1987); exact limits are a chi-square's, from a table.
-- Reads: counted, poisson_limit.
WITH rooted AS (
    SELECT c.series_id, c.period, c.method, c.multiplier, c.base, c.events, p.low, p.high,
        POWER(c.z, 2) AS z2, POWER(c.z, 1) AS z1, POWER(c.events, 1) AS x, POWER(c.base, 1) AS n
    FROM counted AS c
    LEFT JOIN poisson_limit AS p
        ON c.method = 'exact' AND p.events = c.events AND p.z = c.z
)
SELECT r.series_id, r.period,
    r.multiplier * CASE
        WHEN r.method = 'wilson'
            THEN (2 * r.x + r.z2 - r.z1 * SQRT(r.z2 + 4 * r.x * (1 - r.x / r.n))) / (2 * (r.n + r.z2))
        WHEN r.method = 'exact' THEN r.low / r.n
        WHEN r.x > 0 THEN r.x * POWER(1 - 1 / (9 * r.x) - r.z1 / (3 * SQRT(r.x)), 3) / r.n
        ELSE 0
    END AS lower_limit,
    r.multiplier * CASE
        WHEN r.method = 'wilson'
            THEN (2 * r.x + r.z2 + r.z1 * SQRT(r.z2 + 4 * r.x * (1 - r.x / r.n))) / (2 * (r.n + r.z2))
        WHEN r.method = 'exact' THEN r.high / r.n
        ELSE (r.x + 1) * POWER(1 - 1 / (9 * (r.x + 1)) + r.z1 / (3 * SQRT(r.x + 1)), 3) / r.n
    END AS upper_limit
FROM rooted AS r
