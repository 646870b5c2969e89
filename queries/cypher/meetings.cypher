// title: Meetings and all who took part
// en: Which meetings were held, in which form, and who took part?
// ru: Какие встречи прошли, в какой форме и кто в них участвовал?
// category: officials
// param: country | country | | KZ | only meetings with this country, its agencies or officials
// param: when | span | | 2024-01/2025-05 | only what happened, at least partly, in this span
// columns: date, form, place, people, bodies, status, fact
// picture: no
MATCH (m:Meeting)
WHERE ($when_from IS NULL OR m.date_to >= $when_from) AND ($when_to IS NULL OR m.date_from <= $when_to)
  AND ($country IS NULL OR EXISTS { MATCH (m)<-[:MET_AT]-(c:Country) WHERE c.id = $country }
       OR EXISTS { MATCH (m)<-[:MET_AT]-(:Agency)-[:OF_COUNTRY]->(c:Country) WHERE c.id = $country }
       OR EXISTS { MATCH (m)<-[:MET_AT]-(:Person)-[:HOLDS_POST]->(:Agency)-[:OF_COUNTRY]->(c:Country)
                   WHERE c.id = $country })
RETURN m.date AS date, m.form AS form,
       COLLECT { MATCH (m)-[:HELD_IN]->(x) RETURN coalesce(x.name, x.name_ru, x.id) AS place ORDER BY place } AS place,
       COLLECT { MATCH (m)<-[:MET_AT]-(p:Person) RETURN coalesce(p.name, p.caption) AS who ORDER BY who } AS people,
       COLLECT { MATCH (m)<-[:MET_AT]-(b:Agency|Country) RETURN coalesce(b.name, b.name_ru) AS who ORDER BY who }
         AS bodies,
       m.status AS status, m.id AS fact
ORDER BY date, fact
