// title: Who reports what
// en: How much does each source report, and how much of it does another confirm?
// ru: Сколько сообщает каждый источник и сколько из этого подтверждают другие?
// category: trust
// columns: source, articles, claims, confirmed, first, last
// picture: no
MATCH (a:Article)
OPTIONAL MATCH (c:Claim)-[:STATED_IN]->(a)
OPTIONAL MATCH (c)-[:ABOUT]->(e)
WHERE e.id = c.fact AND e.sources > 1
RETURN coalesce(a.source, '?') AS source, count(DISTINCT a) AS articles, count(DISTINCT c) AS claims,
       count(DISTINCT e) AS confirmed, min(a.published) AS first, max(a.published) AS last
ORDER BY claims DESC, source
