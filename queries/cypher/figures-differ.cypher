// title: Figures that differ
// en: Which figures of one kind, country and period differ from article to article?
// ru: Какие показатели одного рода, страны и периода расходятся от статьи к статье?
// category: figures
// columns: measure, country, period, smallest, greatest, figures, facts
// picture: no
MATCH (f:Figure)-[:OF_COUNTRY]->(c:Country)
WHERE f.period IS NOT NULL
WITH f, c ORDER BY f.value, f.id
WITH f.measure AS measure, f.unit AS unit, c.code AS country, f.period AS period, min(f.value) AS smallest,
     max(f.value) AS greatest, count(f) AS figures, collect(f.id) AS facts
WHERE smallest < greatest
RETURN measure, country, period, smallest, greatest, figures, facts
ORDER BY measure, country, period, smallest
