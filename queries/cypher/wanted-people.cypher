// title: Wanted people, and for what
// en: Who is wanted, by whom, for what, and is not yet detained or handed over?
// ru: Кто в розыске, кто его ищет, за что, и ещё не задержан и не выдан?
// category: people
// param: country | country | | KZ | only those wanted by this country or an agency of it
// columns: person, wanted_by, accused_of, since, sources, facts
// picture: no
MATCH (p:Person)-[w:WANTED_BY]->(x)
WHERE NOT EXISTS { (p)-[:DETAINED_IN|EXTRADITED_TO|RETURNED_TO]->() }
  AND ($country IS NULL OR x.id = $country OR EXISTS { MATCH (x)-[:OF_COUNTRY]->(c:Country) WHERE c.id = $country })
WITH p, w, x ORDER BY coalesce(x.name, x.name_ru), w.fact
WITH p, collect(coalesce(x.name, x.name_ru)) AS wanted_by, min(w.first_report) AS since, max(w.sources) AS sources,
     collect(w.fact) AS facts
OPTIONAL MATCH (p)-[:ACCUSED_OF]->(o:Offence)
WITH p, wanted_by, since, sources, facts, o ORDER BY o.id
RETURN coalesce(p.name, p.caption, p.id) AS person, wanted_by, collect(replace(o.id, 'offence/', '')) AS accused_of,
       since, sources, facts
ORDER BY since, person, facts
