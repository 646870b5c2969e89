-- What pairs worth a look are found in: every thing as articles know it, what is told around it, every event's reports.

-- name: forms
SELECT thing, type, profile, min(seq || ' ' || id), count(DISTINCT article) FROM anchor
WHERE type IN ('person', 'agency', 'place', 'system', 'operation') GROUP BY thing, type, profile ORDER BY thing, 4

-- name: around
SELECT p.claim, p.kind, p.article, p.published, p.brief ->> 'date', other.role, a.thing
FROM anchor own CROSS JOIN role seat ON seat.anchor = own.id CROSS JOIN point p ON p.claim = seat.claim
LEFT JOIN role other ON other.claim = p.claim AND other.anchor <> own.id LEFT JOIN anchor a ON a.id = other.anchor
WHERE own.thing = ? ORDER BY p.seq, p.claim, other.role, other.seat LIMIT 300

-- name: reports
SELECT p.fact, p.claim, p.kind, p.article, p.status, p.brief ->> 'date', p.published, p.report, a.thing, a.profile ->> 'name'
FROM point p CROSS JOIN role r ON r.claim = p.claim AND r.role = 'subject' AND r.seat = 0 CROSS JOIN anchor a ON a.id = r.anchor
WHERE p.kind IN ('transfer', 'detention') ORDER BY p.seq, p.claim

-- name: gatherings
SELECT p.fact, p.claim, p.kind, p.article, p.status, p.brief ->> 'date', p.published, p.brief ->> 'name', r.role, a.thing
FROM point p CROSS JOIN role r ON r.claim = p.claim CROSS JOIN anchor a ON a.id = r.anchor
WHERE p.kind IN ('meeting', 'agreement') ORDER BY p.seq, p.claim, r.role, r.seat

-- name: judged
SELECT l.thing, r.thing FROM verdict v JOIN anchor l ON l.id = v.left_anchor JOIN anchor r ON r.id = v.right_anchor
UNION SELECT l.fact, r.fact FROM verdict v JOIN point l ON l.claim = v."left" JOIN point r ON r.claim = v."right"
