// title: How two things are tied
// en: By which shortest chain of facts are two things tied?
// ru: По какой кратчайшей цепочке фактов связаны двое или двое ведомств?
// category: network
// param: one | thing | required | Тимур Асанов | from
// param: other | thing | required | Антон Рогов | to
// columns: step, source, type, target, id, fact
// picture: yes
MATCH (a:Person|Agency|Country|Operation|Place|System {id: $one})
MATCH (b:Person|Agency|Country|Operation|Place|System {id: $other})
MATCH path = allShortestPaths(
  (a)-[:MET_AT|HOLDS_POST|COOPERATES_WITH|MEMBER_OF|CONDUCTED|PARTY_TO|SUBJECT|ACTOR|ORIGIN|DESTINATION*..6]-(b)
)
WITH path, reduce(key = '', r IN relationships(path) | key + r.id) AS key ORDER BY key LIMIT 1
WITH relationships(path) AS ties
UNWIND range(0, size(ties) - 1) AS place
WITH place, ties[place] AS r
RETURN place + 1 AS step, startNode(r).id AS source, type(r) AS type, endNode(r).id AS target, r.id AS id,
       r.fact AS fact
ORDER BY step
