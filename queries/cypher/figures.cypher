// title: Figures by year, each with its source
// en: How many were wanted (or checked, convicted ...) in which period, by whose count?
// ru: Сколько разыскивалось (проверено, осуждено ...) в каком периоде и по чьим данным?
// category: figures
// param: measure | string | wanted | wanted | which figure: wanted, checks, crimes, convicted, ...
// param: country | country | | KZ | only of this country
// columns: country, period, value, value_is, unit, source, published, fact
// picture: no
MATCH (f:Figure {measure: $measure})
OPTIONAL MATCH (f)-[:OF_COUNTRY]->(c:Country)
WITH f, c
WHERE $country IS NULL OR c.id = $country
MATCH (s:Claim {fact: f.id})-[:STATED_IN]->(a:Article)
RETURN c.code AS country, f.period AS period, f.value AS value, f.value_is AS value_is, f.unit AS unit,
       a.source AS source, a.published AS published, f.id AS fact
ORDER BY country, period, value, source, published, fact
