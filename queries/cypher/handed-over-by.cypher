// title: Who hands over to whom
// en: Which agencies and countries hand people over, and which receive them?
// ru: Какие ведомства и страны передают людей, а какие принимают?
// category: movements
// columns: handed_over, received, transfers, facts
// picture: no
MATCH (t:Transfer)-[h:ACTOR {role: 'handed_over'}]->(giver)
OPTIONAL MATCH (t)-[r:ACTOR {role: 'received'}]->(taker)
WITH giver, taker, t ORDER BY t.id
RETURN coalesce(giver.name, giver.name_ru) AS handed_over, coalesce(taker.name, taker.name_ru) AS received,
       count(DISTINCT t) AS transfers, collect(DISTINCT t.id) AS facts
ORDER BY transfers DESC, handed_over, received
