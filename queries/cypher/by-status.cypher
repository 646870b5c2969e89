// title: Movements counted by mode and status
// en: How many movements are completed, asked for, refused, and of which kind?
// ru: Сколько передач завершено, запрошено, отклонено, и какого они рода?
// category: movements
// param: when | span | | 2024-01/2025-05 | only what happened, at least partly, in this span
// columns: mode, status, transfers, persons, disputed, facts
// picture: no
MATCH (t:Transfer)-[:SUBJECT]->(p:Person)
WHERE p.kind <> 'total'
  AND ($when_from IS NULL OR t.date_to >= $when_from) AND ($when_to IS NULL OR t.date_from <= $when_to)
WITH t, p ORDER BY t.id
RETURN t.mode AS mode, t.status AS status, count(DISTINCT t) AS transfers, sum(coalesce(p.count, 1)) AS persons,
       sum(CASE WHEN t.disputed THEN 1 ELSE 0 END) AS disputed, collect(DISTINCT t.id) AS facts
ORDER BY transfers DESC, mode, status
