// title: Routes between countries, by year
// en: From which country to which are people handed over, how often, in which year?
// ru: Из какой страны в какую передают людей, как часто и в каком году?
// category: movements
// param: origin | country | | Россия | only from this country
// param: destination | country | | KZ | only to this country
// columns: origin, destination, year, transfers, persons, facts
// picture: no
MATCH (o:Country)<-[:ORIGIN]-(t:Transfer {status: 'completed'})-[:DESTINATION]->(d:Country)
WHERE ($origin IS NULL OR o.id = $origin) AND ($destination IS NULL OR d.id = $destination)
MATCH (t)-[:SUBJECT]->(p:Person)
WHERE p.kind <> 'total'
WITH o, d, t, substring(t.date, 0, 4) AS year, CASE WHEN EXISTS {
       (p)-[:MEMBER_OF]->(:Person)<-[:SUBJECT]-(:Transfer {status: 'completed'})-[:DESTINATION]->(d)
     } THEN 0 ELSE coalesce(p.count, 1) END AS people ORDER BY t.id
RETURN o.code AS origin, d.code AS destination, year, count(t) AS transfers,
       sum(people) AS persons, collect(t.id) AS facts
ORDER BY transfers DESC, origin, destination, year
