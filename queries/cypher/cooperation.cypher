// title: Who works with whom, in whose words
// en: Which agencies and countries cooperate, on what, and which sentence says so?
// ru: Какие ведомства и страны сотрудничают, в чём, и какое предложение об этом говорит?
// category: bodies
// param: body | body | | МВД Казахстана | only with this agency or country
// columns: one, other, topics, quote, source, published, fact
// picture: no
MATCH (a)-[r:COOPERATES_WITH]->(b)
WHERE $body IS NULL OR $body IN [a.id, b.id]
MATCH (c:Claim {fact: r.fact})-[:STATED_IN]->(x:Article)
WITH a, b, r, c, x ORDER BY x.published, c.id
WITH a, b, r, head(collect([head(c.quotes), x.source, x.published])) AS first
RETURN coalesce(a.name, a.name_ru, a.id) AS one, coalesce(b.name, b.name_ru, b.id) AS other, r.topics AS topics,
       first[0] AS quote, first[1] AS source, first[2] AS published, r.fact AS fact
ORDER BY one, other, fact
