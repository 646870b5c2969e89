// title: What an article said
// en: Which facts does an article state, in its own words?
// ru: Какие факты утверждает статья, её словами?
// category: trust
// param: article | string | required | экстрадиции | its id, its address, or words of its title
// columns: title, kind, status, date, quote, offset, fact
// picture: no
MATCH (a:Article)
WHERE a.id = $article OR a.url = $article OR toLower(a.title) CONTAINS toLower($article)
MATCH (c:Claim)-[:STATED_IN]->(a)
RETURN a.title AS title, c.kind AS kind, c.status AS status, c.date AS date, head(c.quotes) AS quote,
       head(c.starts) AS offset, c.fact AS fact
ORDER BY a.id, offset, c.id
