// title: Where articles contradict each other
// en: Which events are disputed, and what does each article say?
// ru: Какие события оспариваются и что говорит каждая статья?
// category: trust
// columns: what, stands_as, says, date, quote, source, published, fact
// picture: no
MATCH (e)-[:SUBJECT|HELD_IN|DESTINATION]->()
WHERE e.disputed
WITH DISTINCT e
OPTIONAL MATCH (e)-[:SUBJECT]->(p:Person)
MATCH (c:Claim {fact: e.id})-[:STATED_IN]->(a:Article)
RETURN coalesce(p.name, p.caption, e.id) AS what, e.status AS stands_as, c.status AS says, c.date AS date,
       head(c.quotes) AS quote, a.source AS source, a.published AS published, e.id AS fact
ORDER BY fact, published, says, quote
