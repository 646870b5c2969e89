// The words around a picture of events, and the first picture.

dress({ resting: data.note.articles, help: say.keys, "show-graph": say.picture, ...around_words() });
night.addEventListener("change", () => { fillLegend(); repaint(); fillPanel(); });

let [resizing, room_for] = [0, $("graph").clientWidth];
new ResizeObserver(() => {
  if ($("stage").hidden || $("graph").clientWidth === room_for) return;
  room_for = $("graph").clientWidth;
  clearTimeout(resizing);
  resizing = setTimeout(repaint, 60);
}).observe($("stage"));
followAddress();
