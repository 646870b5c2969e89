// title: A person's story
// en: What does each article say of a person, in the order of time?
// ru: Что говорит каждая статья о человеке, по порядку времени?
// category: people
// param: person | person | required | Тимур Асанов | whose story
// columns: date, kind, status, role, quote, source, published, fact
// picture: no
MATCH (p:Person {id: $person})<-[about:ABOUT]-(c:Claim)-[:STATED_IN]->(a:Article)
RETURN coalesce(c.date, a.published) AS date, c.kind AS kind, c.status AS status, about.role AS role,
       head(c.quotes) AS quote, a.source AS source, a.published AS published, c.fact AS fact
ORDER BY date, published, fact, role, quote
