// The words around the graph, and the first picture.

dress({ help: say.search_help, "things-title": say.things, "ties-title": say.ties, dashed: say.dashed, thick: say.thick, "show-graph": say.graph });
for (const [id, words, act] of [["closer", say.closer, () => zoom(1.25)], ["farther", say.farther, () => zoom(0.8)], ["fit", say.fit, () => fit(true)], ["png", say.png, savePng]]) {
  $(id).setAttribute("aria-label", words);
  $(id).title = words;
  $(id).addEventListener("click", act);
}
night.addEventListener("change", () => { mixInks(); paint(); fillLegend(); fillPanel(); });

fillTime();
network.redraw(); // takes up the room that the bar leaves
fit(false);
followAddress();
window.kordon = { network, choose, csv, picture, settle, seen: () => ({ nodes: data.nodes.filter(shown).length, edges: data.edges.filter(seen).length }) };
