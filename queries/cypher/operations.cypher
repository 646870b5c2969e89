// title: Operations and their bodies
// en: Which operations were held, by whom and where?
// ru: Какие операции проведены, кем и где?
// category: bodies
// param: when | span | | 2024-01/2025-05 | only what happened, at least partly, in this span
// columns: operation, conducted_by, held_in, status, date, sources, fact
// picture: no
MATCH (o:Operation)
WHERE ($when_from IS NULL OR o.date_to >= $when_from) AND ($when_to IS NULL OR o.date_from <= $when_to)
OPTIONAL MATCH (b)-[:CONDUCTED]->(o)
WITH o, b ORDER BY coalesce(b.name, b.name_ru)
WITH o, collect(coalesce(b.name, b.name_ru)) AS conducted_by
OPTIONAL MATCH (o)-[:HELD_IN]->(x)
WITH o, conducted_by, x ORDER BY coalesce(x.name, x.name_ru)
RETURN coalesce(o.name, o.id) AS operation, conducted_by, collect(coalesce(x.name, x.name_ru)) AS held_in,
       o.status AS status, o.date AS date, o.sources AS sources, o.id AS fact
ORDER BY date, operation, fact
