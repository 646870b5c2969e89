// What the graph holds, what is chosen and what is hidden.

const LABELLED = 70; // more edges than this get their words only when one comes nearer, or looks at them
const CROWD = 5000; // so many edges are left out while the view moves
const FEW = 120; // among so few, no name stands on any shape; among more, on none that matters
const types = new Map(data.types.map((row) => [row.type, row]));
const ties = new Map(data.ties.map((row) => [row.type, row]));
const nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
const edgeOf = new Map(data.edges.map((edge) => [edge.id, edge]));
const around = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  around.get(edge.from).push(edge);
  if (edge.to !== edge.from) around.get(edge.to).push(edge);
}
const hidden = new Set(); // "node Person", "edge MET_AT"
const sifted = new Set(); // ids of the ties that the period or the number of sources leaves out
const lonely = new Set(); // ids of the things that are then left without any tie
let chosen = null; // {kind: "node" | "edge", id}
let hovered = null; // id of an edge

const nodes = new vis.DataSet();
const edges = new vis.DataSet();
function seen(edge) {
  return !hidden.has("edge " + edge.type) && !sifted.has(edge.id) && shown(nodeOf.get(edge.from)) && shown(nodeOf.get(edge.to));
}
function shown(node) {
  return !hidden.has("node " + node.type) && (!lonely.has(node.id) || (chosen !== null && chosen.id === node.id));
}

/** Give the nodes and edges that stay bright: what is chosen and what it is tied to; null for all. */
function focus() {
  if (!chosen) return null;
  const kept = chosen.kind === "edge" ? [edgeOf.get(chosen.id)] : around.get(chosen.id).filter(seen);
  const ids = new Set(kept.flatMap((edge) => [edge.from, edge.to]));
  if (chosen.kind === "node") ids.add(chosen.id);
  return { nodes: ids, edges: new Set(kept.map((edge) => edge.id)) };
}
