// title: Facts with a single source
// en: Which events rest on one source only?
// ru: Какие события опираются лишь на один источник?
// category: trust
// param: type | one of Transfer, Detention, Meeting, Operation, Agreement | | Transfer | only of this type
// columns: type, what, status, date, source, title, fact
// picture: no
MATCH (c:Claim)-[:STATED_IN]->(a:Article)
MATCH (c)-[:ABOUT]->(e)
WHERE e.id = c.fact AND e.sources = 1 AND ($type IS NULL OR $type IN labels(e))
OPTIONAL MATCH (e)-[:SUBJECT]->(p:Person)
WITH e, p, a ORDER BY a.published, a.id
WITH e, p, head(collect(a)) AS first,
     COLLECT { MATCH (e)<-[:MET_AT]-(x) RETURN coalesce(x.name, x.name_ru, x.caption) AS who ORDER BY who } AS who
RETURN head(labels(e)) AS type,
       coalesce(e.name, p.name, p.caption, e.form, e.measure,
                reduce(s = head(who), w IN tail(who) | s + ', ' + w), e.id) AS what, e.status AS status,
       e.date AS date, first.source AS source, first.title AS title, e.id AS fact
ORDER BY type, date, what, fact
