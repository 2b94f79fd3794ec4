-- One row: one doubt about one quarter's figure of the home council, worth a sentence from whoever knows: a
-- query, not a refusal. low and high are there where a doubt is about a range.
-- Reads: doubt_outside_usual_range, doubt_unchanged, doubt_all_or_none, doubt_cohort_halved, doubt_total_moved, doubt_published_differs, doubt_finer_rated_otherwise, doubt_target_far, doubt_count_for_share.
SELECT o.series_id, o.period, o.code, o.low, o.high FROM doubt_outside_usual_range AS o
UNION ALL
SELECT u.series_id, u.period, u.code, NULL, NULL FROM doubt_unchanged AS u
UNION ALL
SELECT n.series_id, n.period, n.code, NULL, NULL FROM doubt_all_or_none AS n
UNION ALL
SELECT c.series_id, c.period, c.code, NULL, NULL FROM doubt_cohort_halved AS c
UNION ALL
SELECT t.series_id, t.period, t.code, t.in_no_team, t.in_no_team FROM doubt_total_moved AS t
UNION ALL
SELECT d.series_id, d.period, d.code, d.low, d.high FROM doubt_published_differs AS d
UNION ALL
SELECT g.series_id, g.period, g.code, g.low, g.high FROM doubt_finer_rated_otherwise AS g
UNION ALL
SELECT l.series_id, l.period, l.code, NULL, NULL FROM doubt_target_far AS l
UNION ALL
SELECT h.series_id, h.period, h.code, h.low, h.high FROM doubt_count_for_share AS h
