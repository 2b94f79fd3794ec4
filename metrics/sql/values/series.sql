-- One row: one series, that is one measure of one team (or of the council as a whole) from one origin,
-- with the quarters in which a figure is expected. Teams that add up give the council a series.
-- Reads: edition_series, period, measure, team, horizon.
WITH seen AS (
    SELECT o.council, o.measure_id, o.team, o.origin,
        MIN(CASE WHEN p.kind = 'quarter' THEN p.place END) AS first_place
    FROM edition_series AS o
    JOIN period AS p ON p.period = o.period
    GROUP BY o.council, o.measure_id, o.team, o.origin
),
with_total AS (
    SELECT s.council, s.measure_id,
        CASE WHEN kept.team = 'All' THEN 'All' ELSE s.team END AS team,
        s.origin, s.first_place
    FROM seen AS s
    JOIN measure AS m ON m.measure_id = s.measure_id
    JOIN (SELECT 'own' AS team UNION ALL SELECT 'All') AS kept
        ON kept.team = 'own' OR (m.adds_up AND s.team <> 'All' AND s.origin = 'council')
),
whole AS (
    SELECT council, measure_id, team, origin, MIN(first_place) AS first_place
    FROM with_total
    GROUP BY council, measure_id, team, origin
)
SELECT
    ROW_NUMBER() OVER (
        ORDER BY w.council, m.place, w.team, w.origin
    ) AS series_id,
    w.council, w.measure_id, w.team, w.origin, w.first_place,
    CASE WHEN t.last_place < h.last_quarter THEN t.last_place ELSE h.last_quarter END AS last_place,
    t.place AS team_place
FROM whole AS w
CROSS JOIN horizon AS h
JOIN measure AS m ON m.measure_id = w.measure_id
LEFT JOIN team AS t ON t.team = w.team
