// title: Posts over time
// en: Which posts does an official hold or has held?
// ru: Какие посты занимает или занимал чиновник?
// category: officials
// param: person | person | | Тимур Асанов | only this person
// columns: person, post, body, former, first_report, last_report, fact
// picture: no
MATCH (p:Person)-[h:HOLDS_POST]->(b)
WHERE $person IS NULL OR p.id = $person
RETURN coalesce(p.name, p.caption, p.id) AS person, h.post AS post, coalesce(b.name, b.name_ru, b.id) AS body,
       coalesce(h.former, false) AS former, h.first_report AS first_report, h.last_report AS last_report, h.fact AS fact
ORDER BY person, first_report, post, fact
