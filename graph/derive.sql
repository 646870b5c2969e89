-- The statements of the derivation, in the order of its stages. The to_* tables hold what a stage has to look at again.
-- CROSS JOIN keeps SQLite to the written order: from the few that are dirty to the many that are not.

-- name: begin
CREATE TEMP TABLE IF NOT EXISTS to_read (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS to_judge (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS to_block (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS to_claim (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS to_key (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS to_fact (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS to_thing (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS to_article (id TEXT PRIMARY KEY) WITHOUT ROWID;
DELETE FROM to_read; DELETE FROM to_judge; DELETE FROM to_block; DELETE FROM to_claim; DELETE FROM to_key;
DELETE FROM to_fact; DELETE FROM to_thing; DELETE FROM to_article;
INSERT INTO to_read SELECT article FROM dirty;
DELETE FROM dirty

-- name: clear
DELETE FROM verdict; DELETE FROM outlet; DELETE FROM near; DELETE FROM passage; DELETE FROM anchor; DELETE FROM role; DELETE FROM point; DELETE FROM event_key;
DELETE FROM tally; DELETE FROM need; DELETE FROM element

-- name: read_again
INSERT OR IGNORE INTO to_read (id) VALUES (?)

-- name: count_to_read
SELECT count(*) FROM to_read

-- name: all_to_read
SELECT id FROM to_read ORDER BY id

-- ---- judgements ----

-- name: verdicts
SELECT verdict, "left", "right" FROM verdict ORDER BY n

-- name: touch_dropped
INSERT OR IGNORE INTO to_judge SELECT side.block FROM verdict v JOIN anchor side ON side.id IN (v.left_anchor, v.right_anchor)
WHERE v.verdict = ? AND v."left" = ? AND v."right" = ?

-- name: drop_verdict
DELETE FROM verdict WHERE verdict = ? AND "left" = ? AND "right" = ?

-- name: put_verdict
INSERT INTO verdict (verdict, "left", "right") VALUES (?, ?, ?)

-- name: seat_left
UPDATE verdict SET left_anchor = ? WHERE "left" = ?

-- name: seat_right
UPDATE verdict SET right_anchor = ? WHERE "right" = ?

-- name: judged_anchors
SELECT v.verdict, l.id, l.block, l.base, l.seq, r.id, r.block, r.base, r.seq
FROM verdict v JOIN anchor l ON l.id = v.left_anchor JOIN anchor r ON r.id = v.right_anchor
WHERE v.verdict IN ('same', 'different') AND l.id <> r.id AND l.type = r.type ORDER BY l.id, r.id, v.verdict

-- name: judged_claims
SELECT v.verdict, l.claim, r.claim
FROM verdict v JOIN point l ON l.claim = v."left" JOIN point r ON r.claim = v."right" AND r.kind = l.kind
WHERE v.verdict IN ('same', 'different') ORDER BY l.claim, r.claim

-- name: touch_judged
INSERT OR IGNORE INTO to_judge SELECT side.block FROM verdict v
JOIN anchor side ON side.id IN (v.left_anchor, v.right_anchor)
WHERE EXISTS (SELECT 1 FROM anchor a JOIN to_read ON to_read.id = a.article WHERE a.id IN (v.left_anchor, v.right_anchor))

-- name: dangling
SELECT verdict, "left", "right" FROM verdict v WHERE (
  NOT EXISTS (SELECT 1 FROM claim WHERE id = v."left") AND NOT EXISTS (SELECT 1 FROM article WHERE id = v."left")
  AND v.left_anchor IS NULL
) OR (v."right" <> '' AND NOT EXISTS (SELECT 1 FROM claim WHERE id = v."right")
  AND NOT EXISTS (SELECT 1 FROM article WHERE id = v."right") AND v.right_anchor IS NULL
) ORDER BY n

-- ---- outlets: copies are one source ----

-- name: outlet_body
SELECT body FROM outlet WHERE article = ?

-- name: drop_outlet
DELETE FROM outlet WHERE article = ?

-- name: put_outlet
INSERT INTO outlet (article, published, body) VALUES (?, ?, ?)
ON CONFLICT (article) DO UPDATE SET published = excluded.published, body = excluded.body, original = NULL, source = NULL

-- name: article_data
SELECT data FROM article WHERE id = ?

-- name: copies
SELECT o.article, o.original, o.source, a.data ->> 'source'
FROM json_each(?) body CROSS JOIN outlet o ON o.body = body.value CROSS JOIN article a ON a.id = o.article
ORDER BY ifnull(a.data ->> 'published', '9999-99-99'), o.article

-- name: text
SELECT article.data ->> 'body' FROM outlet CROSS JOIN article ON article.id = outlet.article WHERE outlet.body = ? LIMIT 1

-- name: is_compared
SELECT EXISTS (SELECT 1 FROM near WHERE one = ?)

-- name: near
SELECT other FROM near WHERE one = ?

-- name: drop_text
DELETE FROM near WHERE other = ?1 AND one IN (SELECT other FROM near WHERE one = ?1);
DELETE FROM near WHERE one = ?1;
DELETE FROM passage WHERE body = ?1

-- name: meets
SELECT DISTINCT passage.body FROM json_each(?) sought CROSS JOIN passage ON passage.key = sought.value ORDER BY passage.body

-- name: put_passage
INSERT INTO passage (key, body) VALUES (?, ?)

-- name: put_near
INSERT INTO near (one, other) VALUES (?, ?)

-- name: near_reached
WITH RECURSIVE reach (body) AS (
  SELECT value FROM json_each(?)
  UNION
  SELECT near.other FROM reach CROSS JOIN near ON near.one = reach.body
)
SELECT near.one, near.other FROM reach CROSS JOIN near ON near.one = reach.body ORDER BY near.one, near.other

-- name: set_original
UPDATE outlet SET original = ?, source = ? WHERE article = ?

-- ---- reading articles again ----

-- name: leave
INSERT OR IGNORE INTO to_block SELECT block FROM to_read CROSS JOIN anchor ON anchor.article = to_read.id;
INSERT OR IGNORE INTO to_thing SELECT thing FROM to_read CROSS JOIN anchor ON anchor.article = to_read.id WHERE thing IS NOT NULL;
INSERT OR IGNORE INTO to_claim SELECT claim FROM to_read CROSS JOIN point ON point.article = to_read.id;
INSERT OR IGNORE INTO to_fact SELECT fact FROM to_read CROSS JOIN point ON point.article = to_read.id WHERE fact IS NOT NULL;
INSERT OR IGNORE INTO to_key SELECT key FROM to_claim CROSS JOIN event_key ON event_key.claim = to_claim.id;
INSERT OR IGNORE INTO to_article SELECT id FROM to_read;
UPDATE verdict SET left_anchor = NULL
WHERE left_anchor IN (SELECT anchor.id FROM to_read CROSS JOIN anchor ON anchor.article = to_read.id);
UPDATE verdict SET right_anchor = NULL
WHERE right_anchor IN (SELECT anchor.id FROM to_read CROSS JOIN anchor ON anchor.article = to_read.id);
DELETE FROM event_key WHERE claim IN (SELECT id FROM to_claim);
DELETE FROM role WHERE claim IN (SELECT id FROM to_claim);
DELETE FROM point WHERE claim IN (SELECT id FROM to_claim);
DELETE FROM anchor WHERE article IN (SELECT id FROM to_read)

-- name: standing_articles
SELECT to_read.id, ifnull(article.data ->> 'published', '9999-99-99'), outlet.published, outlet.source
FROM to_read CROSS JOIN outlet ON outlet.article = to_read.id CROSS JOIN article ON article.id = to_read.id ORDER BY to_read.id

-- name: claims_of
SELECT data FROM claim WHERE article = ? ORDER BY id

-- name: put_anchor
INSERT INTO anchor (id, article, type, block, profile, seq, base, entity, thing)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: put_role
INSERT INTO role (claim, role, seat, anchor) VALUES (?, ?, ?, ?)

-- name: put_point
INSERT INTO point (claim, article, kind, status, seq, confidence, brief, words, published, source)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: arrive
INSERT OR IGNORE INTO to_block SELECT block FROM to_read CROSS JOIN anchor ON anchor.article = to_read.id;
INSERT OR IGNORE INTO to_claim SELECT claim FROM to_read CROSS JOIN point ON point.article = to_read.id;
INSERT OR IGNORE INTO to_key SELECT 'case ' || entity FROM to_read CROSS JOIN anchor ON anchor.article = to_read.id
WHERE type = 'person' AND entity IS NOT NULL

-- ---- entities ----

-- name: profiles
SELECT anchor.block, anchor.profile FROM to_block CROSS JOIN anchor ON anchor.block = to_block.id
WHERE to_block.id LIKE '?%' GROUP BY anchor.block, anchor.profile ORDER BY anchor.block, anchor.profile

-- name: set_base
UPDATE anchor SET base = ? WHERE block = ? AND profile = ? AND base IS NOT ?

-- name: is_touched
SELECT EXISTS (SELECT 1 FROM to_block WHERE id = ?1) OR EXISTS (SELECT 1 FROM to_judge WHERE id = ?1)

-- name: bases
SELECT base, profile ->> 'name', min(seq) FROM anchor WHERE block = ? GROUP BY base, profile ORDER BY base, min(seq)

-- name: plan_clear
CREATE TEMP TABLE IF NOT EXISTS plan (anchor TEXT PRIMARY KEY, entity TEXT NOT NULL) WITHOUT ROWID;
DELETE FROM plan

-- name: plan_blocks
INSERT INTO plan SELECT anchor.id, anchor.base FROM to_block CROSS JOIN anchor ON anchor.block = to_block.id
WHERE to_block.id LIKE '?%' AND anchor.entity IS NOT anchor.base

-- name: plan_judged
INSERT OR REPLACE INTO plan SELECT anchor.id, anchor.base FROM to_judge CROSS JOIN anchor ON anchor.block = to_judge.id

-- name: plan_base
INSERT OR REPLACE INTO plan
SELECT id, ?2 FROM anchor WHERE base = ?1 AND (entity IS NOT ?2 OR id IN (SELECT anchor FROM plan))

-- name: plan_anchor
INSERT OR REPLACE INTO plan VALUES (?, ?)

-- name: carry_out
DELETE FROM plan WHERE entity = (SELECT entity FROM anchor WHERE anchor.id = plan.anchor);
INSERT OR IGNORE INTO to_thing SELECT thing FROM plan CROSS JOIN anchor ON anchor.id = plan.anchor WHERE thing IS NOT NULL;
INSERT OR IGNORE INTO to_key SELECT 'case ' || plan.entity FROM plan CROSS JOIN anchor ON anchor.id = plan.anchor WHERE type = 'person';
INSERT OR IGNORE INTO to_claim SELECT claim FROM plan CROSS JOIN role ON role.anchor = plan.anchor;
UPDATE anchor SET (entity, thing) = (SELECT entity, entity FROM plan WHERE plan.anchor = anchor.id)
WHERE id IN (SELECT anchor FROM plan)

-- ---- events ----

-- name: leave_keys
INSERT OR IGNORE INTO to_key SELECT key FROM to_claim CROSS JOIN event_key ON event_key.claim = to_claim.id;
DELETE FROM event_key WHERE claim IN (SELECT id FROM to_claim)

-- name: seats
SELECT p.claim, p.kind, p.brief, r.role, a.entity, a.profile
FROM to_claim CROSS JOIN point p ON p.claim = to_claim.id CROSS JOIN role r ON r.claim = p.claim CROSS JOIN anchor a ON a.id = r.anchor
WHERE p.kind IN ('transfer', 'detention', 'meeting') ORDER BY p.claim, r.role, r.seat

-- name: set_report
UPDATE point SET report = ? WHERE claim = ?

-- name: reports
SELECT p.claim, p.article, p.kind, p.seq, p.status, p.brief ->> 'date', p.published, o.original || ' ' || p.words, p.report
FROM point p CROSS JOIN outlet o ON o.article = p.article WHERE p.claim = ?

-- name: event_points
SELECT to_claim.id FROM to_claim CROSS JOIN point ON point.claim = to_claim.id
WHERE kind IN ('transfer', 'detention', 'meeting', 'agreement') ORDER BY to_claim.id

-- name: put_key
INSERT OR IGNORE INTO event_key (key, claim) VALUES (?, ?)

-- name: touch_keys
INSERT OR IGNORE INTO to_key SELECT key FROM to_claim CROSS JOIN event_key ON event_key.claim = to_claim.id

-- name: reach
WITH RECURSIVE reach (key) AS (
  SELECT id FROM to_key
  UNION
  SELECT other.key FROM reach CROSS JOIN event_key own ON own.key = reach.key CROSS JOIN event_key other ON other.claim = own.claim
)
INSERT OR IGNORE INTO to_key SELECT key FROM reach

-- name: reached
SELECT event_key.key, event_key.claim FROM to_key CROSS JOIN event_key ON event_key.key = to_key.id ORDER BY event_key.key, event_key.claim

-- name: idle_cases
SELECT substr(to_key.id, 6) FROM to_key LEFT JOIN event_key ON event_key.key = to_key.id
WHERE to_key.id LIKE 'case %' AND event_key.key IS NULL

-- name: set_fact
UPDATE point SET fact = ? WHERE claim = ?

-- name: fact
SELECT fact FROM point WHERE claim = ?

-- name: touch_fact
INSERT OR IGNORE INTO to_fact (id) VALUES (?)

-- name: touch_claim
INSERT OR IGNORE INTO to_claim (id) VALUES (?)

-- name: other_things
SELECT id, thing FROM anchor WHERE entity = ?1 AND thing IS NOT ?2

-- name: set_thing
UPDATE anchor SET thing = ? WHERE id = ?

-- name: touch_thing
INSERT OR IGNORE INTO to_thing (id) VALUES (?)

-- name: touch_claims_of_anchor
INSERT OR IGNORE INTO to_claim SELECT claim FROM role WHERE anchor = ?

-- ---- plain facts ----

-- name: plain
SELECT p.claim, p.kind, p.brief, r.role, a.thing
FROM to_claim CROSS JOIN point p ON p.claim = to_claim.id
LEFT JOIN role r ON r.claim = p.claim LEFT JOIN anchor a ON a.id = r.anchor
WHERE p.kind NOT IN ('transfer', 'detention', 'meeting', 'agreement') ORDER BY p.claim, r.role, r.seat

-- ---- what is to be drawn ----

-- name: gather
INSERT OR IGNORE INTO to_fact SELECT fact FROM to_claim CROSS JOIN point ON point.claim = to_claim.id WHERE fact IS NOT NULL;
INSERT OR IGNORE INTO to_thing SELECT thing FROM to_claim CROSS JOIN role ON role.claim = to_claim.id CROSS JOIN anchor ON anchor.id = role.anchor;
INSERT OR IGNORE INTO to_article SELECT article FROM to_claim CROSS JOIN point ON point.claim = to_claim.id;
DELETE FROM tally WHERE article IN (SELECT id FROM to_article);
INSERT INTO tally
SELECT thing, article, count(*), max(confidence), source, published, min(said) FROM (
  SELECT DISTINCT a.thing AS thing, p.claim, p.article AS article, p.confidence AS confidence, p.source AS source,
    p.published AS published, p.seq || ' ' || p.claim || ' ' || p.fact AS said
  FROM to_article CROSS JOIN point p ON p.article = to_article.id CROSS JOIN role r ON r.claim = p.claim
  CROSS JOIN anchor a ON a.id = r.anchor
  UNION ALL
  SELECT p.fact, p.claim, p.article, p.confidence, p.source, p.published, p.seq || ' ' || p.claim || ' ' || p.fact
  FROM to_article CROSS JOIN point p ON p.article = to_article.id
  WHERE p.kind IN ('transfer', 'detention', 'meeting', 'agreement', 'figure')
) GROUP BY thing, article

-- name: anchored
SELECT to_thing.id, EXISTS (SELECT 1 FROM anchor WHERE anchor.thing = to_thing.id) FROM to_thing ORDER BY to_thing.id

-- name: country_told
SELECT DISTINCT profile ->> 'country' FROM anchor WHERE thing = ? AND profile ->> 'country' IS NOT NULL ORDER BY 1

-- name: needs
SELECT thing FROM need WHERE needed_by = ?

-- name: put_need
INSERT INTO need (thing, needed_by) VALUES (?, ?)

-- name: drop_needs
DELETE FROM need WHERE needed_by = ?

-- ---- drawing ----

-- name: draw_things
SELECT id FROM to_thing WHERE id NOT LIKE 'operation/%' ORDER BY id

-- name: stands
SELECT EXISTS (SELECT 1 FROM anchor WHERE thing = ?1) OR EXISTS (SELECT 1 FROM need WHERE thing = ?1)

-- name: support
SELECT ifnull(sum(claims), 0), count(*), count(DISTINCT source), min(published), max(published), ifnull(max(confidence), 1.0)
FROM tally WHERE thing = ?

-- name: first_said
SELECT min(said) FROM tally WHERE thing = ?

-- name: forms
SELECT profile, count(*), min(seq) FROM anchor WHERE thing = ? GROUP BY profile ORDER BY min(seq), profile

-- name: holds_post
SELECT EXISTS (
  SELECT 1 FROM anchor CROSS JOIN role ON role.anchor = anchor.id AND role.role = 'subject' CROSS JOIN point ON point.claim = role.claim
  WHERE anchor.thing = ? AND point.kind = 'post' AND point.status IS NOT 'denied'
)

-- name: draw_facts
SELECT to_fact.id, (SELECT kind FROM point WHERE fact = to_fact.id LIMIT 1) FROM to_fact ORDER BY to_fact.id

-- name: sayings
SELECT p.claim, p.article, p.status, p.seq, p.confidence, p.brief, p.published, p.source, r.role, a.thing,
  CASE r.role WHEN 'subject' THEN a.profile ->> 'count_is' END, CASE r.role WHEN 'subject' THEN a.profile ->> 'count' END
FROM point p LEFT JOIN role r ON r.claim = p.claim LEFT JOIN anchor a ON a.id = r.anchor
WHERE p.fact = ? ORDER BY p.seq, p.claim, r.role, r.seat

-- name: briefs
SELECT brief, count(*), min(seq), max(seq) FROM point
WHERE fact = ? AND (status IS NULL OR status NOT IN ('denied', 'refused')) GROUP BY brief ORDER BY max(seq), brief

-- name: fact_support
SELECT count(*), count(DISTINCT article), count(DISTINCT source), min(published), max(published), ifnull(max(confidence), 1.0)
FROM point WHERE fact = ? AND (status IS NULL OR status NOT IN ('denied', 'refused'))

-- name: draw_claims
SELECT id FROM to_claim ORDER BY id

-- name: claim_drawn
SELECT claim.data, p.fact, p.published, p.confidence FROM point p JOIN claim ON claim.id = p.claim WHERE p.claim = ?

-- name: seated
SELECT DISTINCT r.role, a.thing FROM role r JOIN anchor a ON a.id = r.anchor WHERE r.claim = ? ORDER BY r.role, a.thing

-- name: draw_articles
SELECT id FROM to_article ORDER BY id

-- name: article_drawn
SELECT json_remove(article.data, '$.body'), outlet.original, outlet.published
FROM outlet JOIN article ON article.id = outlet.article WHERE outlet.article = ?

-- name: mentioned
SELECT thing, claims, confidence, said FROM tally WHERE article = ? ORDER BY thing

-- name: article_support
SELECT count(*), ifnull(max(confidence), 1.0) FROM point WHERE article = ?

-- name: drawn
SELECT id, hash FROM element WHERE unit = ?

-- name: put_element
INSERT INTO element (id, unit, labels, source, target, props, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET labels = excluded.labels, source = excluded.source, target = excluded.target,
props = excluded.props, hash = excluded.hash WHERE unit = excluded.unit

-- name: drop_element
DELETE FROM element WHERE id = ?
