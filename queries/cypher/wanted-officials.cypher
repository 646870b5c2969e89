// title: Wanted, and once in office
// en: Which people are wanted or accused and hold or held a public post?
// ru: Кто разыскивается или обвиняется и при этом занимает или занимал государственный пост?
// category: people
// columns: person, post, body, former, offences, wanted_by, facts
// picture: no
MATCH (p:Person:Official)-[h:HOLDS_POST]->(b)
WITH p, h, b,
     COLLECT { MATCH (p)-[:ACCUSED_OF]->(o:Offence) RETURN replace(o.id, 'offence/', '') AS code ORDER BY code }
       AS offences,
     COLLECT { MATCH (p)-[w:WANTED_BY]->(x) RETURN coalesce(x.code, x.name) AS who ORDER BY who } AS wanted_by
WHERE size(offences) + size(wanted_by) > 0
RETURN coalesce(p.name, p.caption, p.id) AS person, h.post AS post, coalesce(b.name, b.name_ru) AS body,
       coalesce(h.former, false) AS former, offences, wanted_by, [h.fact] AS facts
ORDER BY person, post, body
