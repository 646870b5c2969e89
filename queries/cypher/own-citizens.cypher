// title: Countries that hand over their own citizens
// en: Who was handed over by the country of which he or she is a citizen?
// ru: Кого выдала страна, гражданином которой он является?
// category: movements
// columns: person, country, destination, status, date, facts
// picture: no
MATCH (p:Person)-[citizen:CITIZEN_OF]->(home:Country)<-[:ORIGIN]-(t:Transfer)-[:SUBJECT]->(p)
OPTIONAL MATCH (t)-[:DESTINATION]->(d)
RETURN coalesce(p.name, p.caption, p.id) AS person, home.code AS country, coalesce(d.code, d.name) AS destination,
       t.status AS status, t.date AS date, [t.id, citizen.fact] AS facts
ORDER BY date, person, country
