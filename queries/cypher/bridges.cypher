// title: Bridges between countries
// en: Which person or body is the only one that ties two countries by meetings and operations?
// ru: Кто один связывает две страны встречами и операциями?
// category: network
// columns: one, other, bridge, events, facts
// picture: no
MATCH (x:Country)<-[:OF_COUNTRY]-(a:Agency)-[:MET_AT|CONDUCTED|PARTY_TO]->(e)
MATCH (e)<-[:MET_AT|CONDUCTED|PARTY_TO]-(b:Agency)-[:OF_COUNTRY]->(y:Country)
WHERE x.code < y.code
WITH x, y, a, e ORDER BY e.id
WITH x, y, collect(DISTINCT a) AS bodies, count(DISTINCT e) AS events, collect(DISTINCT e.id) AS facts
WHERE size(bodies) = 1
RETURN x.code AS one, y.code AS other, head(bodies).name AS bridge, events, facts
ORDER BY one, other
