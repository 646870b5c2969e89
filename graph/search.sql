-- The full text of a ledger, in a file of its own: made of the ledger, may be deleted. `ledger` is the ledger, attached.

-- name: lay
CREATE TABLE IF NOT EXISTS doc (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash BLOB NOT NULL, data TEXT NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5 (text, tokenize = 'trigram')

-- name: gone
SELECT doc.n FROM doc LEFT JOIN ledger.element e ON e.id = doc.id WHERE e.id IS NULL OR e.hash <> doc.hash

-- name: drop_doc
DELETE FROM doc WHERE n = ?

-- name: drop_word
DELETE FROM word WHERE rowid = ?

-- name: new_things
SELECT e.id, e.labels, e.source, e.target, e.props, e.hash FROM ledger.element e LEFT JOIN doc ON doc.id = e.id
WHERE e.id > :prefix || '/' AND e.id < :prefix || '0' AND doc.id IS NULL ORDER BY e.id

-- name: new_articles
SELECT a.id, a.data, e.hash FROM ledger.article a JOIN ledger.element e ON e.id = a.id LEFT JOIN doc ON doc.id = a.id
WHERE doc.id IS NULL ORDER BY a.id

-- name: put_doc
INSERT INTO doc (id, hash, data) VALUES (?, ?, ?)

-- name: put_word
INSERT INTO word (rowid, text) VALUES (?, ?)

-- name: things
SELECT doc.id, doc.data FROM word JOIN doc ON doc.n = word.rowid
WHERE word.text MATCH ? AND instr(doc.id, '/') > 0 ORDER BY bm25(word), doc.id LIMIT ?

-- name: short_things
SELECT doc.id, doc.data FROM doc WHERE instr(doc.id, '/') > 0 ORDER BY doc.id

-- name: articles
SELECT doc.id, doc.data, a.data FROM word JOIN doc ON doc.n = word.rowid JOIN ledger.article a ON a.id = doc.id
WHERE word.text MATCH ? AND instr(doc.id, '/') = 0 ORDER BY bm25(word), doc.id LIMIT ?
