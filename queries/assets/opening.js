// The words around a picture of events, and the first picture.

$("search").placeholder = say.search;
$("search").setAttribute("aria-label", say.search);
$("graph").setAttribute("aria-label", say.canvas);
$("panel").setAttribute("aria-label", say.evidence);
for (const [id, words] of Object.entries({
  counts: data.note.counts, resting: data.note.articles, query: data.note.query, left: data.note.left, made: data.note.made,
  help: say.keys, "legend-title": say.legend, "show-graph": say.picture, "show-table": say.table, csv: say.csv, ...around_words(),
})) $(id).textContent = words;
$("show-graph").addEventListener("click", () => show(false));
$("show-table").addEventListener("click", () => show(true));
night.addEventListener("change", () => { fillLegend(); repaint(); fillPanel(); });
if (narrow.matches) $("legend").open = false;

let [resizing, room_for] = [0, $("graph").clientWidth];
new ResizeObserver(() => {
  if ($("stage").hidden || $("graph").clientWidth === room_for) return;
  room_for = $("graph").clientWidth;
  clearTimeout(resizing);
  resizing = setTimeout(repaint, 60);
}).observe($("stage"));
fillOrigin();
readAddress();
window.addEventListener("hashchange", readAddress);
