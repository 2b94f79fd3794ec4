-- One row: where one position or quarter's figure leads by the end of its year while nothing changes: the
-- mean of the last four figures, within the usual range. Where a measure goes by season: the last year
-- end's figure, with the mean of the last four changes from year to year where all four go one way. While a
-- series really changes its usual range is that of before, and none is given; nor is one that does not hold
-- what is expected, nor one of a season, whose quarters differ. Nothing is told of a series that never moved before: it would rest on one point. Eight
-- figures of one definition at least, counted on six or more each; nothing beyond the year's end.
-- Reads: trend_value, figure, series, measure, signal.
WITH placed AS (
    SELECT v.series_id, v.period, v.place, v.segment, v.steps, f.quarter, f.denominator, m.seasonal,
        CAST(m.scale AS INTEGER) AS scale,
        CASE WHEN m.unit = 'percent' AND NOT m.may_exceed_100 THEN 100 END AS most,
        CASE WHEN NOT m.may_be_negative THEN 0 END AS least
    FROM trend_value AS v
    JOIN figure AS f ON f.series_id = v.series_id AND f.period = v.period
    JOIN series AS s ON s.series_id = v.series_id
    JOIN measure AS m ON m.measure_id = s.measure_id
    WHERE NOT v.derived
),
yearly AS (
    SELECT p.series_id, p.place, p.segment, p.steps - b.steps AS change
    FROM placed AS p
    JOIN placed AS b
        ON b.series_id = p.series_id AND b.segment = p.segment AND b.place = p.place - 4
    WHERE p.seasonal
),
changed AS (
    SELECT y.series_id, y.place, COUNT(*) OVER four AS changes, AVG(y.change) OVER four AS mean_change,
        ABS(SUM(SIGN(y.change)) OVER four) AS agreed
    FROM yearly AS y
    WINDOW four AS (
        PARTITION BY y.series_id, y.segment ORDER BY y.place ROWS BETWEEN 3 PRECEDING AND CURRENT ROW
    )
),
level AS (
    SELECT p.series_id, p.period, p.place, p.quarter, p.denominator, p.seasonal, p.scale,
        p.segment, p.least, p.most,
        AVG(p.steps) OVER (
            PARTITION BY p.series_id, p.segment ORDER BY p.place ROWS BETWEEN 3 PRECEDING AND CURRENT ROW
        ) AS mean_4
    FROM placed AS p
),
told AS (
    SELECT l.series_id, l.period, l.place, 4 - l.quarter AS ahead, l.scale, l.least, l.most,
        CASE
            WHEN l.seasonal THEN 'last_year' ELSE 'level'
        END AS method,
        CASE
            WHEN l.seasonal
                THEN b.steps + CASE WHEN c.changes = 4 AND c.agreed = 4 THEN c.mean_change ELSE 0 END
            ELSE l.mean_4
        END AS expected,
        CASE WHEN g.cause = 'common_cause' AND NOT l.seasonal THEN g.usual_low END AS low,
        CASE WHEN g.cause = 'common_cause' AND NOT l.seasonal THEN g.usual_high END AS high
    FROM level AS l
    JOIN signal AS g ON g.series_id = l.series_id AND g.period = l.period
    LEFT JOIN changed AS c ON c.series_id = l.series_id AND c.place = l.place
    LEFT JOIN placed AS b
        ON b.series_id = l.series_id AND b.segment = l.segment AND b.place = l.place - l.quarter
    WHERE l.quarter < 4 AND g.figures >= 8 AND g.signal <> 'not_judged' AND g.history <> 'no_variation'
        AND (l.denominator IS NULL OR l.denominator >= 6)
)
SELECT t.series_id, t.period, t.place, t.ahead, t.method,
    -- The least and the greatest leave out what is not there.
    LEAST(GREATEST(t.expected / t.scale, t.least), t.most) AS expected,
    CASE WHEN t.expected BETWEEN t.low AND t.high THEN GREATEST(t.low / t.scale, t.least) END AS low,
    CASE WHEN t.expected BETWEEN t.low AND t.high THEN LEAST(t.high / t.scale, t.most) END AS high
FROM told AS t
WHERE t.expected IS NOT NULL
