-- One row: one team's figure of a quarter that is told beside the council's, as its series departs from its
-- own past or from the teams of the same work. Parameters: place (the quarter's).
SELECT d.measure_id, d.team, d.series_id, d.period, d.own, d.apart, d.events_of_others, d.base_of_others,
    d.others, f.rating, v.derived, v.steps, v.own_numerator, v.own_denominator,
    f.value, f.numerator, f.denominator
FROM team_departs AS d
JOIN series AS s ON s.series_id = d.series_id
JOIN area AS a ON a.council = s.council AND a.kind = 'home'
JOIN figure AS f ON f.series_id = d.series_id AND f.period = d.period
LEFT JOIN trend_value AS v ON v.series_id = d.series_id AND v.period = d.period
WHERE d.place = $place
ORDER BY s.team_place, d.team, d.measure_id
