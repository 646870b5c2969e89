// title: Refusals, and who refused
// en: Whose extradition was refused, and by whom?
// ru: Кому отказали в выдаче и кто отказал?
// category: movements
// param: origin | country | | Россия | only from this country
// param: destination | country | | KZ | only to this country
// columns: person, origins, destination, refused_by, date, sources, fact
// picture: no
MATCH (t:Transfer {status: 'refused'})-[:SUBJECT]->(p:Person)
WITH t, p,
     COLLECT { MATCH (t)-[:ORIGIN]->(o) RETURN o.id ORDER BY o.id } AS origin_ids,
     COLLECT { MATCH (t)-[:ORIGIN]->(o) RETURN coalesce(o.code, o.name) AS origin ORDER BY origin } AS origins,
     COLLECT { MATCH (t)-[a:ACTOR]->(x) WHERE a.role IN ['refused', 'decided']
               RETURN DISTINCT coalesce(x.name, x.name_ru) AS actor ORDER BY actor } AS refused_by
OPTIONAL MATCH (t)-[:DESTINATION]->(d)
WITH t, p, origin_ids, origins, refused_by, d
WHERE ($origin IS NULL OR $origin IN origin_ids) AND ($destination IS NULL OR d.id = $destination)
RETURN coalesce(p.name, p.caption, p.id) AS person, origins, coalesce(d.code, d.name) AS destination, refused_by,
       t.date AS date, t.sources AS sources, t.id AS fact
ORDER BY date, person, fact
