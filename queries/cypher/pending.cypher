// title: Requests that wait
// en: Which requests are open, and since when, N months before a day or earlier?
// ru: Какие запросы ещё не решены и с какого времени, не позже чем за N месяцев до дня?
// category: movements
// param: months | int | 0 | 6 | only those that are at least so many months old
// param: day | date | today | 2025-06-01 | counted back from this day
// param: destination | country | | KZ | only to this country
// columns: person, status, origins, destination, since, last_report, fact
// picture: no
MATCH (t:Transfer)-[:SUBJECT]->(p:Person)
WHERE t.status IN ['requested', 'approved', 'suspended']
WITH t, p, coalesce(t.date_from, t.first_report) AS since,
     COLLECT { MATCH (t)-[:ORIGIN]->(o) RETURN coalesce(o.code, o.name) AS origin ORDER BY origin } AS origins
WHERE ($months = 0 AND since IS NULL) OR since <= $day - duration({months: $months})
OPTIONAL MATCH (t)-[:DESTINATION]->(d)
WITH t, p, since, origins, d
WHERE $destination IS NULL OR d.id = $destination
RETURN coalesce(p.name, p.caption, p.id) AS person, t.status AS status, origins,
       coalesce(d.code, d.name) AS destination, since, t.last_report AS last_report, t.id AS fact
ORDER BY since, person, fact
