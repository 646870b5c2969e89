-- Why what several articles tell of is one: read when somebody asks, kept nowhere.

-- name: anchors
SELECT article, base, entity, thing, profile FROM anchor WHERE thing = ? ORDER BY seq, id

-- name: fact
SELECT fact FROM point WHERE claim = ?1 UNION SELECT fact FROM point WHERE fact = ?1 LIMIT 1

-- name: reports
SELECT p.claim, p.article, p.kind, p.seq, p.status, p.brief ->> 'date', p.published, o.original || ' ' || p.words, p.report
FROM point p CROSS JOIN outlet o ON o.article = p.article WHERE p.fact = ? ORDER BY p.seq, p.claim

-- name: verdicts
SELECT v.verdict, v."left", v."right", ifnull(l.thing, lp.fact), ifnull(r.thing, rp.fact)
FROM verdict v
LEFT JOIN anchor l ON l.id = v.left_anchor LEFT JOIN point lp ON lp.claim = v."left"
LEFT JOIN anchor r ON r.id = v.right_anchor LEFT JOIN point rp ON rp.claim = v."right"
WHERE v.verdict IN ('same', 'different') AND ?1 IN (l.thing, lp.fact, r.thing, rp.fact) ORDER BY v.n

-- name: original
SELECT original, body FROM outlet WHERE article = ?

-- name: copies
SELECT article, body FROM outlet WHERE original = ?1 AND article <> ?1 ORDER BY article

-- name: text
SELECT data ->> 'body' FROM article WHERE id = ?

-- name: near_articles
SELECT outlet.article FROM near CROSS JOIN outlet ON outlet.body = near.other WHERE near.one = ? ORDER BY outlet.article
