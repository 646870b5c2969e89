// title: What became known since a day
// en: Which facts were first reported on a day or later?
// ru: Какие факты впервые сообщены в этот день или позже?
// category: trust
// param: day | date | required | 2025-01-01 | the first day
// columns: first_report, type, what, status, date, sources, fact
// picture: no
MATCH (a:Article)<-[:STATED_IN]-(c:Claim)
WHERE a.published >= toString($day)
MATCH (c)-[:ABOUT]->(e)
WHERE e.id = c.fact AND e.first_report >= $day
WITH DISTINCT e
OPTIONAL MATCH (e)-[:SUBJECT]->(p:Person)
WITH e, p,
     COLLECT { MATCH (e)<-[:MET_AT]-(x) RETURN coalesce(x.name, x.name_ru, x.caption) AS who ORDER BY who } AS who
RETURN e.first_report AS first_report, head(labels(e)) AS type,
       coalesce(e.name, p.name, p.caption, e.form, e.measure,
                reduce(s = head(who), w IN tail(who) | s + ', ' + w), e.id) AS what,
       e.status AS status, e.date AS date, e.sources AS sources, e.id AS fact
ORDER BY first_report, type, what, fact
