// title: Systems in use
// en: Which technical systems are in use, and whose are they?
// ru: Какие технические системы применяются и чьи они?
// category: bodies
// columns: system, operated_by, sources, facts
// picture: no
MATCH (s:System)
OPTIONAL MATCH (b)-[r:OPERATES]->(s)
WITH s, b, r ORDER BY coalesce(b.name, b.name_ru), r.fact
RETURN coalesce(s.name, s.id) AS system, collect(coalesce(b.name, b.name_ru)) AS operated_by, s.sources AS sources,
       collect(r.fact) AS facts
ORDER BY system
