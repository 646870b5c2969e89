// title: Returned: deportations, returns, transfers of convicts, totals among them
// en: Who was deported, transferred or returned, and which totals does the press print?
// ru: Кого депортировали, передали или вернули, и какие итоги называет пресса?
// category: movements
// param: origin | country | | Россия | only from this country
// param: destination | country | | KZ | only to this country
// param: when | span | | 2024-01/2025-05 | only what happened, at least partly, in this span
// columns: person, kind, count, mode, origins, destination, date, fact
// picture: no
MATCH (t:Transfer {status: 'completed'})-[:SUBJECT]->(p:Person)
WHERE t.mode IN ['deportation', 'transfer', 'return']
  AND ($when_from IS NULL OR t.date_to >= $when_from) AND ($when_to IS NULL OR t.date_from <= $when_to)
OPTIONAL MATCH (t)-[:ORIGIN]->(o)
WITH t, p, o ORDER BY coalesce(o.code, o.name)
WITH t, p, collect(coalesce(o.code, o.name)) AS origins, collect(o.id) AS origin_ids
OPTIONAL MATCH (t)-[:DESTINATION]->(d)
WITH t, p, origins, origin_ids, d
WHERE ($origin IS NULL OR $origin IN origin_ids) AND ($destination IS NULL OR d.id = $destination)
RETURN coalesce(p.name, p.caption, p.id) AS person, p.kind AS kind, coalesce(p.count, 1) AS count, t.mode AS mode,
       origins, coalesce(d.code, d.name) AS destination, t.date AS date, t.id AS fact
ORDER BY date, person, fact
