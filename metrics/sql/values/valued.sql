-- One row: one figure with the value that members see: the fraction times its multiplier, rounded
-- half up at the measure's decimals by whole-number arithmetic (parts are held to four decimals, so
-- both are scaled by 10,000 and the scale cancels). Every rule after this uses this value.
-- Reads: edition_figure.
WITH whole AS (
    SELECT edition_figure.*,
        CAST(numerator * 10000 AS BIGINT) AS n,
        CAST(denominator * 10000 AS BIGINT) AS d,
        CAST(value_given * 10000 AS BIGINT) AS g
    FROM edition_figure
),
rounded AS (
    SELECT whole.*,
        CASE
            WHEN missing IS NOT NULL THEN NULL
            WHEN d IS NOT NULL AND n IS NOT NULL
                THEN CASE WHEN n < 0 THEN -1 ELSE 1 END
                    * ((2 * ABS(n) * multiplier * scale + d) // (2 * d))
            WHEN n IS NOT NULL
                THEN CASE WHEN n < 0 THEN -1 ELSE 1 END * ((2 * ABS(n) * scale + 10000) // 20000)
            ELSE CASE WHEN g < 0 THEN -1 ELSE 1 END * ((2 * ABS(g) * scale + 10000) // 20000)
        END AS steps
    FROM whole
)
SELECT rounded.*,
    CAST(
        CAST(steps AS DECIMAL(18, 0))
        * CASE scale
            WHEN 1 THEN CAST(1 AS DECIMAL(5, 4))
            WHEN 10 THEN CAST(0.1 AS DECIMAL(5, 4))
            WHEN 100 THEN CAST(0.01 AS DECIMAL(5, 4))
            WHEN 1000 THEN CAST(0.001 AS DECIMAL(5, 4))
            ELSE CAST(0.0001 AS DECIMAL(5, 4))
        END AS DECIMAL(18, 4)
    ) AS value
FROM rounded
