// title: Extradited: who, from where, to where, when
// en: Who was extradited, from where, to where and when?
// ru: Кого экстрадировали, откуда, куда и когда?
// category: movements
// param: origin | country | | Россия | only from this country
// param: destination | country | | KZ | only to this country
// param: when | span | | 2024-01/2025-05 | only what happened, at least partly, in this span
// columns: person, count, origins, destination, date, sources, fact
// picture: no
MATCH (t:Transfer {mode: 'extradition', status: 'completed'})-[:SUBJECT]->(p:Person)
WHERE ($when_from IS NULL OR t.date_to >= $when_from) AND ($when_to IS NULL OR t.date_from <= $when_to)
OPTIONAL MATCH (t)-[:ORIGIN]->(o)
WITH t, p, o ORDER BY coalesce(o.code, o.name)
WITH t, p, collect(coalesce(o.code, o.name)) AS origins, collect(o.id) AS origin_ids
OPTIONAL MATCH (t)-[:DESTINATION]->(d)
WITH t, p, origins, origin_ids, d
WHERE ($origin IS NULL OR $origin IN origin_ids) AND ($destination IS NULL OR d.id = $destination)
RETURN coalesce(p.name, p.caption, p.id) AS person, coalesce(p.count, 1) AS count, origins,
       coalesce(d.code, d.name) AS destination, t.date AS date, t.sources AS sources, t.id AS fact
ORDER BY date, person, fact
