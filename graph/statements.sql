-- The ledger's own statements.

-- name: about
SELECT value FROM about WHERE key = ?

-- name: set_about
INSERT INTO about (key, value) VALUES (?, ?)

-- name: article
SELECT data FROM article WHERE id = ?

-- name: put_article
INSERT INTO article (id, data) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data

-- name: drop_article
DELETE FROM article WHERE id = ?

-- name: articles
SELECT id FROM article ORDER BY id

-- name: claim
SELECT data FROM claim WHERE id = ?

-- name: claims_of_article
SELECT id, extractor, data FROM claim WHERE article = ? ORDER BY id

-- name: put_claim
INSERT INTO claim (id, article, extractor, data) VALUES (?, ?, ?, ?)

-- name: drop_claim
DELETE FROM claim WHERE id = ?

-- name: put_reader
INSERT INTO reader (article, name, version) VALUES (?, ?, ?) ON CONFLICT (article, name) DO UPDATE SET version = excluded.version

-- name: drop_readers
DELETE FROM reader WHERE article = ?

-- name: readers
SELECT name, version FROM reader WHERE article = ?

-- name: mark
INSERT OR IGNORE INTO dirty (article) VALUES (?)

-- name: mark_all
INSERT OR IGNORE INTO dirty (article) SELECT id FROM article

-- name: write_journal
INSERT INTO journal (at, act, article, note) VALUES (?, ?, ?, ?)

-- name: journal
SELECT at, act, article, note FROM journal ORDER BY n

-- name: elements
SELECT id, labels, source, target, props FROM element ORDER BY id

-- name: element
SELECT id, labels, source, target, props FROM element WHERE id = ?

-- name: is_dirty
SELECT EXISTS (SELECT 1 FROM dirty)

-- name: claims_of_fact
SELECT claim.data FROM point JOIN claim ON claim.id = point.claim WHERE point.fact = ? ORDER BY point.seq, claim.id

-- name: claims_of_thing
SELECT DISTINCT claim.data, point.seq, claim.id
FROM anchor JOIN role ON role.anchor = anchor.id JOIN point ON point.claim = role.claim JOIN claim ON claim.id = point.claim
WHERE anchor.thing = ? ORDER BY point.seq, claim.id

-- name: claims_of_article_data
SELECT claim.data FROM point JOIN claim ON claim.id = point.claim WHERE point.article = ? ORDER BY point.seq, claim.id

-- name: things_at
SELECT DISTINCT thing FROM anchor WHERE id = :id OR article = :id ORDER BY thing

-- name: things_like
SELECT DISTINCT thing FROM anchor WHERE block = ? ORDER BY thing

-- name: anchors_of
SELECT id FROM anchor WHERE thing = ? ORDER BY seq, id

-- name: article_names
SELECT id, data ->> 'origin', data ->> 'url', data ->> 'title' FROM article ORDER BY id

-- name: counts
SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM claim), (SELECT count(*) FROM element)
