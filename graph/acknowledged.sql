-- What a store has taken: read and written by acknowledged.py. Elements are read by id, a batch at a time.

-- name: meet
INSERT OR IGNORE INTO store (id) VALUES (?)

-- name: number
SELECT n, batch FROM store WHERE id = ?

-- name: pending
SELECT e.id, e.labels, e.source, e.target, e.props, e.hash
FROM element e LEFT JOIN acknowledged a ON a.store = :store AND a.element = e.id
WHERE e.id > :after AND (e.source IS NOT NULL) = :edges AND (a.hash IS NULL OR a.hash <> e.hash)
ORDER BY e.id LIMIT :most

-- name: gone
SELECT a.element FROM acknowledged a LEFT JOIN element e ON e.id = a.element
WHERE a.store = :store AND a.element > :after AND (instr(a.element, '|') > 0) = :edges AND e.id IS NULL
ORDER BY a.element LIMIT :most

-- name: held
SELECT count(*) FILTER (WHERE instr(element, '|') = 0), count(*) FILTER (WHERE instr(element, '|') > 0)
FROM acknowledged WHERE store = ?

-- name: take
INSERT INTO acknowledged (store, element, hash) VALUES (?, ?, ?)
ON CONFLICT (store, element) DO UPDATE SET hash = excluded.hash

-- name: drop
DELETE FROM acknowledged WHERE store = ? AND element = ?

-- name: count
UPDATE store SET batch = ? WHERE n = ?

-- name: forget
DELETE FROM acknowledged WHERE store = ?
