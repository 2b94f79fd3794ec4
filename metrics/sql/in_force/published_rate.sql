-- One row: the latest received rate of a published table of staff, of one area and period, or why it is withheld.
-- Reads: published_rate_received.
SELECT r.council, r.team, r.role, r.period, r.rate, r.amount, r.missing, r.released, r.load_number, r.file_row
FROM published_rate_received AS r
WHERE NOT EXISTS (
    SELECT 1
    FROM published_rate_received AS later
    WHERE later.load_number > r.load_number
        AND later.council = r.council AND later.team = r.team AND later.role = r.role
        AND later.period = r.period AND later.rate = r.rate
)
