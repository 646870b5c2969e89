// title: Bodies and what they are part of
// en: Which bodies of a country are known, and what are they part of?
// ru: Какие ведомства страны известны и в состав чего они входят?
// category: bodies
// param: country | country | | KZ | only of this country
// columns: country, body, part_of, kind, articles
// picture: no
MATCH (c:Country)<-[:OF_COUNTRY]-(a:Agency)
WHERE $country IS NULL OR c.id = $country
OPTIONAL MATCH (a)-[:PART_OF]->(above:Agency)
RETURN c.code AS country, coalesce(a.name, a.id) AS body, above.name AS part_of, a.kind AS kind, a.articles AS articles
ORDER BY country, body, part_of
