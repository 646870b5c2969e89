// title: How a case went on
// en: Through which stages did the case of a person go, and who reported each?
// ru: Через какие этапы прошло дело человека и кто сообщал о каждом?
// category: movements
// param: person | person | required | Тимур Асанов | whose case
// columns: date, status, origins, destination, quote, source, published, fact
// picture: no
MATCH (p:Person {id: $person})<-[:SUBJECT]-(t:Transfer)
MATCH (c:Claim {fact: t.id})-[:STATED_IN]->(a:Article)
WITH t, c, a,
     COLLECT { MATCH (t)-[:ORIGIN]->(o) RETURN coalesce(o.code, o.name) AS origin ORDER BY origin } AS origins
OPTIONAL MATCH (t)-[:DESTINATION]->(d)
RETURN c.date AS date, c.status AS status, origins, coalesce(d.code, d.name) AS destination, head(c.quotes) AS quote,
       a.source AS source, a.published AS published, t.id AS fact
ORDER BY fact, date, published, quote
