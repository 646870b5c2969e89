// title: Agreements and their parties
// en: Which agreements are signed, negotiated or lacking, and between whom?
// ru: Какие соглашения подписаны, обсуждаются или отсутствуют, и между кем?
// category: bodies
// param: status | one of signed, ratified, in_force, negotiated, absent | | signed | only at this stage
// columns: agreement, parties, status, date, sources, fact
// picture: no
MATCH (g:Agreement)<-[:PARTY_TO]-(b)
WHERE $status IS NULL OR g.status = $status
WITH g, b ORDER BY coalesce(b.name, b.name_ru)
WITH g, collect(coalesce(b.name, b.name_ru)) AS parties
RETURN coalesce(g.name, g.id) AS agreement, parties, g.status AS status, g.date AS date, g.sources AS sources,
       g.id AS fact
ORDER BY date, agreement, fact
