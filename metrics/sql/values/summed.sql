-- One row: one expected figure with everything its value and rating rest on: its parts (the council's
-- summed from its teams where none was loaded), what the catalogue says of the measure, and the target
-- in force (a team's own before the one for every team); where the council set none there is none, whatever range
-- the catalogue calls best.
-- Reads: expected, series, council_total, measure, period, target_in_force.
SELECT e.series_id, e.period, e.place, e.kind, p.quarter,
    CASE WHEN total.series_id IS NULL THEN e.numerator ELSE total.numerator END AS numerator,
    CASE WHEN total.series_id IS NULL THEN e.denominator ELSE total.denominator END AS denominator,
    e.value_given,
    CASE WHEN total.series_id IS NULL THEN e.missing ELSE total.missing END AS missing,
    CASE
        WHEN total.series_id IS NOT NULL AND total.teams_missing > 0
            THEN CAST(total.teams_missing AS VARCHAR) || ' of '
                || CAST(total.teams AS VARCHAR)
                || CASE WHEN total.teams_missing = 1 THEN ' teams has no figure'
                    ELSE ' teams have no figure' END
        ELSE e.reason
    END AS reason,
    CASE WHEN total.series_id IS NULL THEN e.status ELSE total.status END AS status,
    e.commentary, e.released, e.load_number, e.file_row,
    total.series_id IS NOT NULL AS from_teams,
    m.scale, m.multiplier, m.polarity, m.basis, m.profile, m.amber_kind, m.amber_amount,
    CASE WHEN own.measure_id IS NOT NULL THEN own.target ELSE every.target END AS target,
    CASE WHEN own.measure_id IS NOT NULL THEN own.low ELSE every.low END AS band_low,
    CASE WHEN own.measure_id IS NOT NULL THEN own.high ELSE every.high END AS band_high,
    CASE
        WHEN p.quarter = 1 THEN CASE WHEN own.measure_id IS NOT NULL THEN own.q1 ELSE every.q1 END
        WHEN p.quarter = 2 THEN CASE WHEN own.measure_id IS NOT NULL THEN own.q2 ELSE every.q2 END
        WHEN p.quarter = 3 THEN CASE WHEN own.measure_id IS NOT NULL THEN own.q3 ELSE every.q3 END
        WHEN p.quarter = 4 THEN CASE WHEN own.measure_id IS NOT NULL THEN own.q4 ELSE every.q4 END
    END AS profiled,
    CASE WHEN own.measure_id IS NOT NULL THEN own.for_period ELSE every.for_period END
        AS for_period,
    CASE WHEN own.measure_id IS NOT NULL THEN own.origin ELSE every.origin END AS target_origin
FROM expected AS e
JOIN series AS s ON s.series_id = e.series_id
JOIN measure AS m ON m.measure_id = s.measure_id
JOIN period AS p ON p.period = e.period
LEFT JOIN council_total AS total
    ON e.missing = 'not_received' AND total.series_id = e.series_id AND total.place = e.place
LEFT JOIN target_in_force AS own
    ON own.council = s.council AND own.measure_id = s.measure_id AND own.team = s.team
    AND own.team <> 'All' AND own.period = e.period
LEFT JOIN target_in_force AS every
    ON every.council = s.council AND every.measure_id = s.measure_id AND every.team = 'All'
    AND every.period = e.period
