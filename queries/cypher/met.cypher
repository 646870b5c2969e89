// title: Who met whom, where and when
// en: Who met whom, where and when?
// ru: Кто с кем встречался, где и когда?
// category: officials
// param: person | person | | Тимур Асанов | only meetings of this person
// param: when | span | | 2024-01/2025-05 | only what happened, at least partly, in this span
// columns: who, whom, place, date, status, sources, fact
// picture: no
MATCH (a:Person)-[:MET_AT]->(m:Meeting)<-[:MET_AT]-(b:Person)
WHERE a.id < b.id AND ($person IS NULL OR $person IN [a.id, b.id])
  AND ($when_from IS NULL OR m.date_to >= $when_from) AND ($when_to IS NULL OR m.date_from <= $when_to)
OPTIONAL MATCH (m)-[:HELD_IN]->(place)
WITH a, b, m, place ORDER BY coalesce(place.name, place.name_ru, place.id)
RETURN coalesce(a.name, a.caption, a.id) AS who, coalesce(b.name, b.caption, b.id) AS whom,
       collect(coalesce(place.name, place.name_ru, place.id)) AS place, m.date AS date, m.status AS status,
       m.sources AS sources, m.id AS fact
ORDER BY date, who, whom, fact
