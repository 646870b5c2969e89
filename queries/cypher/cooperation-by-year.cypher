// title: Growing or silent
// en: How often is the cooperation of two bodies told, year by year?
// ru: Как часто из года в год сообщают о сотрудничестве двух сторон?
// category: bodies
// param: body | body | | KZ | only with this agency or country
// columns: one, other, year, reports, fact
// picture: no
MATCH (a)-[r:COOPERATES_WITH]->(b)
WHERE $body IS NULL OR $body IN [a.id, b.id]
UNWIND r.by_year AS pair
RETURN coalesce(a.name, a.name_ru, a.id) AS one, coalesce(b.name, b.name_ru, b.id) AS other,
       split(pair, '=')[0] AS year, toInteger(split(pair, '=')[1]) AS reports, r.fact AS fact
ORDER BY one, other, year, fact
