-- A ledger as it would have been on a day: read from the ledger attached as `whole`.

-- name: attach
ATTACH ? AS whole

-- name: copy
INSERT INTO article (id, data) SELECT id, data FROM whole.article WHERE substr(json_extract(data, '$.published'), 1, 10) <= :day;
INSERT INTO claim (id, article, extractor, data)
  SELECT c.id, c.article, c.extractor, c.data FROM whole.claim c JOIN article a ON a.id = c.article;
INSERT INTO dirty (article) SELECT id FROM article

-- name: count_undated
SELECT count(*) FROM article WHERE json_extract(data, '$.published') IS NULL
