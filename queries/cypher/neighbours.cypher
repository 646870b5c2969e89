// title: All around a thing
// en: What is directly tied to a person, an agency, a country?
// ru: Что прямо связано с человеком, ведомством, страной?
// category: network
// param: thing | thing | required | Тимур Асанов | around what
// columns: source, type, target, id, name, sources, fact
// picture: yes
MATCH (n:Person|Agency|Country|Operation|Place|System {id: $thing})-[r]-(m)
WHERE NOT m:Claim AND NOT m:Article
RETURN startNode(r).id AS source, type(r) AS type, endNode(r).id AS target, r.id AS id,
       coalesce(m.name, m.caption, m.name_ru, m.form, m.date, m.measure, m.id) AS name, r.sources AS sources,
       r.fact AS fact
ORDER BY type, source, target, id
