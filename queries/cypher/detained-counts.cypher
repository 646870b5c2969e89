// title: Detained, by year and country
// en: How many people were detained, where, for whom, and how exact is the number?
// ru: Сколько человек задержано, где, для кого, и насколько точно число?
// category: figures
// param: when | span | | 2024-01/2025-05 | only what happened, at least partly, in this span
// columns: person, count, count_is, held_in, wanted_by, detained_by, date, fact
// picture: no
MATCH (d:Detention)-[:SUBJECT]->(p:Person)
WHERE ($when_from IS NULL OR d.date_to >= $when_from) AND ($when_to IS NULL OR d.date_from <= $when_to)
RETURN coalesce(p.name, p.caption, p.id) AS person, coalesce(p.count, 1) AS count, p.count_is AS count_is,
       COLLECT { MATCH (d)-[:HELD_IN]->(x) RETURN coalesce(x.name, x.name_ru) AS y ORDER BY y } AS held_in,
       COLLECT { MATCH (p)-[:WANTED_BY]->(x) RETURN coalesce(x.name, x.name_ru) AS y ORDER BY y } AS wanted_by,
       COLLECT { MATCH (d)-[r:ACTOR]->(x) WHERE r.role = 'detained' RETURN coalesce(x.name, x.name_ru) AS y ORDER BY y }
         AS detained_by,
       d.date AS date, d.id AS fact
ORDER BY date, person, fact
