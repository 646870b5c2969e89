// title: All that a body does
// en: In which cases, meetings, operations and agreements does an agency or a country take part?
// ru: В каких делах, встречах, операциях и соглашениях участвует ведомство или страна?
// category: bodies
// param: body | body | required | МВД Казахстана | which
// columns: tie, role, what, status, date, fact
// picture: no
MATCH (b:Agency|Country {id: $body})-[r:ACTOR|MET_AT|CONDUCTED|PARTY_TO|ORIGIN|DESTINATION]-(e)
OPTIONAL MATCH (e)-[:SUBJECT]->(p:Person)
RETURN head(labels(e)) AS tie, coalesce(r.role, toLower(type(r))) AS role,
       coalesce(e.name, p.name, p.caption, e.form, e.id) AS what, e.status AS status, e.date AS date, e.id AS fact
ORDER BY tie, date, role, what, fact
