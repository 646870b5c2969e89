// title: The movements as a picture
// en: Who moved between which countries, drawn?
// ru: Кто и между какими странами перемещён, на рисунке?
// category: network
// param: when | span | | 2024-01/2025-05 | only what happened, at least partly, in this span
// columns: source, type, target, id, date, fact
// picture: yes
MATCH (p:Person)-[r:EXTRADITED_FROM|EXTRADITED_TO|RETURNED_FROM|RETURNED_TO]->(x)
MATCH (t:Transfer {id: r.fact})
WHERE ($when_from IS NULL OR t.date_to >= $when_from) AND ($when_to IS NULL OR t.date_from <= $when_to)
RETURN p.id AS source, type(r) AS type, x.id AS target, r.id AS id, r.date AS date, r.fact AS fact
ORDER BY date, source, type, target, id
