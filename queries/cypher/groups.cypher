// title: Groups and their members
// en: Which groups are known, and who belongs to them?
// ru: Какие группы известны и кто в них входит?
// category: people
// columns: group, members, known_members, accused_of, facts
// picture: no
MATCH (g:Person)<-[m:MEMBER_OF]-(p:Person)
WITH g, p, m ORDER BY coalesce(p.name, p.caption, p.id)
WITH g, count(p) AS members, collect(coalesce(p.name, p.caption, p.id)) AS known_members, collect(m.fact) AS facts
RETURN coalesce(g.name, g.caption, g.id) AS `group`, members, known_members,
       [(g)-[:ACCUSED_OF]->(o:Offence) | replace(o.id, 'offence/', '')] AS accused_of, facts
ORDER BY members DESC, `group`
