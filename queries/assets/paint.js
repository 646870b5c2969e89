// The graph, painted by vis-network.

function painted(node, bright) {
  const fill = colour(types.get(node.type));
  const dim = bright && !bright.nodes.has(node.id);
  return {
    ...node,
    hidden: !shown(node),
    opacity: dim ? 0.28 : 1,
    color: { background: fill, border: node.official ? style("--ink") : style("--paper"),
      highlight: { background: fill, border: style("--ink") }, hover: { background: fill, border: style("--ink") } },
    label: named.has(node.id) ? node.label : NONE,
    size: large(node),
    borderWidth: node.official && scale > 0.5 ? 2 : 1,
    font: { face, size: letters(node), color: dim ? style("--rule") : style("--ink"),
      strokeWidth: 2, strokeColor: style("--paper") },
  };
}

function drawn(edge, bright) {
  const dim = bright && !bright.edges.has(edge.id);
  const ink = colour(ties.get(edge.type));
  const opacity = dim ? 0.15 : edge.faint ? 0.45 : 0.85;
  return {
    ...edge,
    hidden: !seen(edge),
    label: worded.has(edge.id) || edge.id === hovered ? edge.label : NONE,
    color: { color: ink, highlight: ink, hover: ink, opacity, inherit: false },
    hoverWidth: 1,
    width: edge.width * Math.min(Math.max(1, 0.8 / scale), 3),
    font: { face, size: small(), color: style("--soft"),
      strokeWidth: 3, strokeColor: style("--paper"), align: "horizontal", vadjust: lift(edge) },
  };
}

function paint() {
  chooseWords();
  const bright = focus();
  nodes.update(data.nodes.map((node) => painted(node, bright)));
  edges.update(data.edges.map((edge) => drawn(edge, bright)));
}

paint();
const network = new vis.Network($("graph"), { nodes, edges }, data.options);
network.on("click", (event) => {
  if (event.nodes.length) choose("node", event.nodes[0]);
  else if (event.edges.length) choose("edge", event.edges[0]);
  else choose(null);
});
for (const [name, id] of [["hoverEdge", true], ["blurEdge", false]]) {
  network.on(name, (event) => {
    hovered = id ? event.edge : null;
    edges.update(drawn(edgeOf.get(event.edge), focus()));
  });
}

function repaint() {
  network.redraw();
}

let waiting = 0;
network.on("zoom", resized);
network.on("animationFinished", resized);
function resized() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    scale = network.getScale();
    paint();
  }, 60);
}

/** Show everything, but never so small that no word can be read on a phone: then start at the best connected. */
function fit(animate) {
  const animation = animate ? { duration: 300 } : false;
  network.fit({ animation, maxZoomLevel: 1.25 });
  const least = narrow.matches ? 0.5 : 0;
  if (!animate && network.getScale() < least) {
    const hub = data.nodes.reduce((best, node) => (around.get(node.id).length > around.get(best.id).length ? node : best));
    network.moveTo({ position: { x: hub.x, y: hub.y }, scale: least });
  }
  resized();
}
if (data.nodes.length) fit(false);

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: { duration: 150 } });
  resized();
}

function choose(kind, id, look) {
  chosen = kind && (kind === "node" ? nodeOf : edgeOf).has(id) ? { kind, id } : null;
  paint();
  if (!chosen) network.unselectAll();
  else if (kind === "node") network.setSelection({ nodes: [id], edges: [] }, { highlightEdges: false });
  else network.setSelection({ nodes: [], edges: [id] });
  if (chosen && look) bringIn();
  fillPanel();
  markRows();
  keepAddress();
  const above = $("stage").hidden ? $("sheet") : $("stage");
  if (chosen && narrow.matches) window.scrollTo({ top: above.offsetTop + above.offsetHeight * 0.4, behavior: "smooth" });
}

/** Show what the filters leave now, and let go of what they hide. */
function refresh() {
  const gone = chosen && (chosen.kind === "node" ? !shown(nodeOf.get(chosen.id)) : !seen(edgeOf.get(chosen.id)));
  if (gone) choose(null);
  else {
    paint();
    fillPanel();
  }
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

/** Move the view so that the chosen thing stands in it. */
function bringIn() {
  const ends = chosen.kind === "node" ? [chosen.id] : [edgeOf.get(chosen.id).from, edgeOf.get(chosen.id).to];
  const points = ends.map((id) => network.getPosition(id));
  const middle = { x: (points[0].x + points.at(-1).x) / 2, y: (points[0].y + points.at(-1).y) / 2 };
  network.moveTo({ position: middle, scale: Math.max(network.getScale(), 0.8), animation: { duration: 250 } });
}
