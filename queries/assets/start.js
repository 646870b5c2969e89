// The words around the graph, and the first picture.

$("search").placeholder = say.search;
$("search").setAttribute("aria-label", say.search);
$("graph").setAttribute("aria-label", say.canvas);
$("panel").setAttribute("aria-label", say.evidence);
for (const [id, words] of Object.entries({
  counts: data.note.counts, query: data.note.query, left: data.note.left, made: data.note.made, help: say.search_help,
  "legend-title": say.legend, "things-title": say.things, "ties-title": say.ties, dashed: say.dashed, thick: say.thick,
  "show-graph": say.graph, "show-table": say.table, csv: say.csv,
})) $(id).textContent = words;
for (const [id, words, act] of [["closer", say.closer, () => zoom(1.25)], ["farther", say.farther, () => zoom(0.8)], ["fit", say.fit, () => fit(true)], ["png", say.png, savePng]]) {
  $(id).setAttribute("aria-label", words);
  $(id).title = words;
  $(id).addEventListener("click", act);
}
$("show-graph").addEventListener("click", () => show(false));
$("show-table").addEventListener("click", () => show(true));
night.addEventListener("change", () => { mixInks(); paint(); fillLegend(); fillPanel(); });
if (narrow.matches) $("legend").open = false;

fillTime();
network.redraw(); // takes up the room that the bar leaves
fit(false);
fillOrigin();
readAddress();
window.addEventListener("hashchange", readAddress);
window.kordon = { network, choose, csv, picture, settle, seen: () => ({ nodes: data.nodes.filter(shown).length, edges: data.edges.filter(seen).length }) };
