// title: What those who are moved are accused of
// en: For which offences are people handed over, asked for or wanted?
// ru: За какие преступления людей выдают, запрашивают и разыскивают?
// category: movements
// columns: offence, persons, completed, pending, refused, wanted, facts
// picture: no
MATCH (x:Offence)<-[a:ACCUSED_OF]-(p:Person)
OPTIONAL MATCH (t:Transfer)-[:SUBJECT]->(p)
WITH x, p, a,
     sum(CASE WHEN t.status = 'completed' THEN 1 ELSE 0 END) AS completed,
     sum(CASE WHEN t.status IN ['requested', 'approved', 'suspended'] THEN 1 ELSE 0 END) AS pending,
     sum(CASE WHEN t.status = 'refused' THEN 1 ELSE 0 END) AS refused
WITH x, p, a, completed, pending, refused, CASE WHEN EXISTS { (p)-[:WANTED_BY]->() } THEN 1 ELSE 0 END AS wanted
ORDER BY a.fact
RETURN replace(x.id, 'offence/', '') AS offence, count(p) AS persons, sum(completed) AS completed,
       sum(pending) AS pending, sum(refused) AS refused, sum(wanted) AS wanted, collect(a.fact) AS facts
ORDER BY persons DESC, offence
