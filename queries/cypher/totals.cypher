// title: Totals beside what is told one by one
// en: How many people came back to a country by the totals of the press, and how many are told singly?
// ru: Сколько людей вернули в страну по итоговым числам прессы и сколько описано поимённо?
// category: movements
// param: destination | country | | KZ | only to this country
// columns: destination, year, in_totals, greatest_total, told_singly, facts
// picture: no
MATCH (d:Country)<-[:DESTINATION]-(t:Transfer {status: 'completed'})-[:SUBJECT]->(p:Person)
WHERE $destination IS NULL OR d.id = $destination
WITH d, coalesce(substring(t.date, 0, 4), '?') AS year, t, p ORDER BY t.id
WITH d, year,
     sum(CASE WHEN p.kind = 'total' THEN 1 ELSE 0 END) AS in_totals,
     max(CASE WHEN p.kind = 'total' THEN p.count ELSE null END) AS greatest_total,
     sum(CASE WHEN p.kind = 'total' THEN 0 ELSE coalesce(p.count, 1) END) AS told_singly,
     collect(t.id) AS facts
RETURN d.code AS destination, year, in_totals, greatest_total, told_singly, facts
ORDER BY destination, year
