// title: Most connected
// en: Which people and bodies take part in most events?
// ru: Какие люди и ведомства участвуют в наибольшем числе событий?
// category: network
// param: most | int | 20 | 10 | how many to show
// columns: thing, type, events, partners, sources
// picture: no
MATCH (n)-[:MET_AT|CONDUCTED|PARTY_TO|ACTOR|SUBJECT]-(e)
WHERE (n:Person OR n:Agency OR n:Country) AND (e:Meeting OR e:Operation OR e:Agreement OR e:Transfer OR e:Detention)
WITH n, collect(DISTINCT e) AS events
UNWIND events AS e
OPTIONAL MATCH (e)-[:MET_AT|CONDUCTED|PARTY_TO|ACTOR|SUBJECT]-(m)
WHERE m <> n
RETURN coalesce(n.name, n.caption, n.name_ru, n.id) AS thing,
       CASE WHEN n:Person THEN 'Person' ELSE head(labels(n)) END AS type, count(DISTINCT e) AS events,
       count(DISTINCT m) AS partners, n.sources AS sources
ORDER BY events DESC, partners DESC, thing
LIMIT $most
