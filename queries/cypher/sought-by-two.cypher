// title: Sought by two states
// en: Which person do two countries seek?
// ru: Кого разыскивают или просят выдать сразу две страны?
// category: people
// columns: person, one, other, facts
// picture: no
MATCH (p:Person {kind: 'named'})<-[:ABOUT]-(c:Claim)-[:ABOUT]->(x:Country)
WHERE (c.kind = 'wanted' AND EXISTS { (p)-[:WANTED_BY]->(x) })
   OR (c.kind = 'transfer' AND EXISTS { (p)<-[:SUBJECT]-(:Transfer)-[:DESTINATION]->(x) })
WITH p, x, c ORDER BY c.fact
WITH p, x, collect(DISTINCT c.fact) AS facts ORDER BY x.code
WITH p, collect(x.code) AS codes, collect(facts) AS found
WHERE size(codes) > 1
RETURN p.name AS person, codes[0] AS one, codes[1] AS other, found[0] + found[1] AS facts
ORDER BY person
