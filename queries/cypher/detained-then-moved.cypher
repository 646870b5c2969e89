// title: Detained in a country, then handed over from it
// en: Who was detained in a country and later handed over from there?
// ru: Кого задержали в стране, а затем оттуда выдали?
// category: people
// columns: person, country, detained, moved, destination, facts
// picture: no
MATCH (p:Person)-[held:DETAINED_IN]->(c:Country)
MATCH (p)<-[:SUBJECT]-(t:Transfer {status: 'completed'})-[:ORIGIN]->(c)
OPTIONAL MATCH (t)-[:DESTINATION]->(d)
RETURN coalesce(p.name, p.caption, p.id) AS person, c.code AS country, held.date AS detained, t.date AS moved,
       coalesce(d.code, d.name) AS destination, [held.fact, t.id] AS facts
ORDER BY person, moved, country
