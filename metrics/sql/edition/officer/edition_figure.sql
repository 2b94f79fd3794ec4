-- One row: one figure's parts as the readers of this edition may see them, before any value, rating,
-- direction or trend is made from them. What is hidden has no parts and is missing as 'suppressed'. Officers
-- see all of it.
-- Reads: summed.
SELECT series_id, period, place, kind, quarter, numerator, denominator, value_given, missing, reason,
    status, commentary, released, load_number, file_row, from_teams, scale, multiplier, polarity, basis,
    profile, amber_kind, amber_amount, target, band_low, band_high, profiled, for_period, target_origin
FROM summed
