// The graph on the screen: vis-network's canvas, our ink.

/** Take up what is chosen, hidden or looked at now, and draw it. */
function paint() {
  bright = focus();
  visible = { nodes: data.nodes.filter(shown), edges: data.edges.filter(seen) };
  chooseWords();
  drawSoon();
}
const drawSoon = () => network.body.emitter.emit("_requestRedraw"); // once a frame, however often it is asked for

/** Tell vis-network what the mouse can not find; its own way of hiding works through every object's options. */
function hideFromMouse() {
  for (const node of data.nodes) network.body.nodes[node.id].options.hidden = !shown(node);
  for (const edge of data.edges) network.body.edges[edge.id].options.hidden = !seen(edge);
  network._updateVisibleIndices();
}

nodes.add(data.nodes.map(({ id, x, y, size }) => ({ id, x, y, size, shape: "dot" })));
edges.add(data.edges.map(({ id, from, to, smooth }) => ({ id, from, to, smooth })));
const network = new vis.Network($("graph"), {}, data.options);
Object.assign(network.renderer, { _drawEdges: drawTies, _drawArrows: () => {}, _drawNodes: drawThings });
if (data.edges.length > CROWD) network.setOptions({ interaction: { hideEdgesOnDrag: true, hideEdgesOnZoom: true } });
mixInks();
network.setData({ nodes, edges });
network.on("click", (event) => {
  if (event.nodes.length) choose("node", event.nodes[0]);
  else if (event.edges.length) choose("edge", event.edges[0]);
  else choose(null);
});
network.on("dragStart", (event) => {
  dragged = event.nodes;
});
network.on("dragEnd", () => {
  follow();
  if (dragged.length) paint();
  dragged = [];
});
for (const [name, kind] of [["hoverEdge", "edge"], ["hoverNode", "node"], ["blurEdge", ""], ["blurNode", ""]]) {
  network.on(name, (event) => {
    hovered = kind ? event[kind] : null;
    drawSoon();
  });
}

function repaint() {
  network.redraw();
}

let waiting = 0;
network.on("zoom", resized);
network.on("animationFinished", resized);
let fitted = false;
network.on("resize", () => (fitted ? resized() : fit(false))); // the view keeps what it shows, in another scale
document.addEventListener("view", () => chosen && bringIn());
function resized() {
  clearTimeout(waiting);
  waiting = setTimeout(settle, 60);
}
function settle() {
  scale = network.getScale();
  paint();
}

/** Show everything, but never so small that no word can be read on a phone: then start at the best connected. */
function fit(animate) {
  const all = data.nodes.filter(shown);
  const { clientWidth, clientHeight } = $("graph");
  if (!all.length || !clientWidth) return;
  fitted = true;
  const frame = (boxes) => boxes.reduce((one, box) => (
    [Math.min(one[0], box[0]), Math.min(one[1], box[1]), Math.max(one[2], box[2]), Math.max(one[3], box[3])]));
  const room = ([left, top, right, bottom]) => Math.min((clientWidth - 24) / (right - left), (clientHeight - 24) / (bottom - top), 1.25);
  scale = room(frame(all.map(shapeBox)));
  const [left, top, right, bottom] = frame([...all.map(shapeBox), ...all.map(under), ...all.map(over)]); // words take more room from afar
  const whole = room([left, top, right, bottom]);
  const least = narrow.matches && !animate ? 0.5 : 0.01;
  const hub = all.reduce((best, node) => (degree(node) > degree(best) ? node : best));
  const position = whole < least ? { x: hub.x, y: hub.y } : { x: (left + right) / 2, y: (top + bottom) / 2 };
  network.moveTo({ position, scale: Math.max(whole, least), animation: animate ? { duration: 300 } : false });
  if (animate) resized();
  else settle();
}
function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: { duration: 150 } });
  resized();
}

function markChosen() {
  paint();
}

/** Show what the filters leave now, and let go of what they hide. */
function refresh() {
  const gone = chosen && (chosen.kind === "node" ? !shown(nodeOf.get(chosen.id)) : !seen(edgeOf.get(chosen.id)));
  if (gone) choose(null);
  else {
    paint();
    fillPanel();
  }
  hideFromMouse();
  tellShown();
  fillTable();
  keepAddress();
}

/** Say how much of the picture the filters leave. */
function tellShown() {
  const [things, links] = [data.nodes.filter(shown).length, data.edges.filter(seen).length];
  const all = things === data.nodes.length && links === data.edges.length;
  $("shown").textContent = all ? "" : phrase("shown", { nodes: many("nodes", things), edges: many("edges", links) });
}

/** Move the view so that the chosen thing stands in it; nobody sees it behind the table. */
function bringIn() {
  if ($("stage").hidden) return;
  const ends = chosen.kind === "node" ? [chosen.id] : [edgeOf.get(chosen.id).from, edgeOf.get(chosen.id).to];
  const points = ends.map((id) => network.getPosition(id));
  const middle = { x: (points[0].x + points.at(-1).x) / 2, y: (points[0].y + points.at(-1).y) / 2 };
  network.moveTo({ position: middle, scale: Math.max(network.getScale(), 0.8), animation: { duration: 250 } });
}
