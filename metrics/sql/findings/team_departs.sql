-- One row: one team's quarter that is told beside the council's, of a measure where one way is better: its
-- series really changed (own), or it lies further from the others that do the same work than luck and
-- their own spread would put it (apart: Benjamini and Hochberg 1995 at one in ten over every team and measure
-- of the quarter). A team of fewer than five posts is told for none of its staffing.
-- Reads: signal, look, look_chance, series, measure, edition_staffing.
WITH ranked AS (
    SELECT c.series_id, c.place, c.upward, c.p, s.council,
        ROW_NUMBER() OVER (PARTITION BY s.council, c.place ORDER BY c.p, c.series_id) AS rank,
        COUNT(*) OVER (PARTITION BY s.council, c.place) AS together
    FROM look_chance AS c
    JOIN series AS s ON s.series_id = c.series_id
    WHERE c.looked = 'others'
),
bounded AS (
    SELECT r.series_id, r.place, r.upward, r.p,
        MAX(CASE WHEN 10 * r.together * r.p <= r.rank THEN r.p END) OVER (
            PARTITION BY r.council, r.place
        ) AS bound
    FROM ranked AS r
),
apart AS (
    SELECT b.series_id, b.place, b.upward, k.events_before, k.base_before, k.quarters_before
    FROM bounded AS b
    JOIN look AS k ON k.series_id = b.series_id AND k.place = b.place AND k.looked = 'others'
    WHERE b.p <= b.bound
)
SELECT g.series_id, g.period, g.place, s.measure_id, s.team,
    CASE WHEN g.signal IN ('better', 'worse') THEN g.signal END AS own,
    CASE WHEN a.upward = (m.polarity = 'high') THEN 'better' WHEN a.upward IS NOT NULL THEN 'worse' END
        AS apart,
    a.events_before AS events_of_others, a.base_before AS base_of_others,
    CAST(a.quarters_before AS INTEGER) AS others
FROM signal AS g
JOIN series AS s ON s.series_id = g.series_id
JOIN measure AS m ON m.measure_id = s.measure_id
LEFT JOIN apart AS a ON a.series_id = g.series_id AND a.place = g.place
LEFT JOIN edition_staffing AS e
    ON e.council = s.council AND e.team = s.team AND e.period = g.period
    AND e.part = 'establishment_fte' AND e.role = 'All roles'
WHERE s.team <> 'All' AND (g.signal IN ('better', 'worse') OR a.series_id IS NOT NULL)
    AND (m.from_staffing = '' OR e.amount >= 5)
