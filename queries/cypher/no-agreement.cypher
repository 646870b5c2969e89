// title: Pairs of countries that hand people over without a known agreement
// en: Between which countries do people move while no agreement of theirs is known?
// ru: Между какими странами передают людей, хотя об их соглашении ничего не известно?
// category: movements
// columns: one, other, transfers, facts
// picture: no
MATCH (o:Country)<-[:ORIGIN]-(t:Transfer {status: 'completed'})-[:DESTINATION]->(d:Country)
WITH CASE WHEN o.code < d.code THEN o ELSE d END AS a, CASE WHEN o.code < d.code THEN d ELSE o END AS b, t
WHERE NOT EXISTS { MATCH (a)-[:SIGNED]->(:Agreement)<-[:SIGNED]-(b) }
WITH a, b, t ORDER BY t.id
RETURN a.code AS one, b.code AS other, count(t) AS transfers, collect(t.id) AS facts
ORDER BY transfers DESC, one, other
