// title: Two officials
// en: What connects two people directly: meetings, operations, one body, one case?
// ru: Что прямо связывает двух людей: встречи, операции, одно ведомство, одно дело?
// category: officials
// param: one | person | required | Тимур Асанов | the first
// param: other | person | required | Антон Рогов | the second
// columns: tie, what, date, facts
// picture: no
MATCH (a:Person {id: $one})-[r]-(x)-[s]-(b:Person {id: $other})
WHERE NOT x:Claim AND NOT x:Article AND NOT x:Country
RETURN CASE WHEN x:Person THEN 'Person' ELSE head(labels(x)) END AS tie,
       coalesce(x.name, x.caption, x.form, toLower(head(labels(x)))) AS what, x.date AS date,
       [r.fact, s.fact] AS facts
ORDER BY tie, date, what, facts
