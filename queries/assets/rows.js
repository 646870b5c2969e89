// The ties of the graph as rows of a table.

const COLUMNS = [
  ["from", (row) => row.source], ["tie", (row) => row.words], ["to", (row) => row.target],
  ["date", (row) => row.date, (row) => row.iso], ["status", (row) => row.status], ["sources", (row) => row.sources],
];

/** Give what is shown as rows: each tie, and each thing that has none. */
function tableRows() {
  const own = data.edges.filter(seen).map((edge) => {
    const fact = data.facts[edge.id];
    return { ...fact, id: edge.id, kind: "edge", source: data.things[fact.source].name, target: data.things[fact.target].name };
  });
  const alone = data.nodes.filter((node) => shown(node) && !around.get(node.id).some(seen)).map((node) => (
    { id: node.id, kind: "node", source: data.things[node.id].name, words: "", target: "", date: "", iso: "", status: "", sources: "", said: data.things[node.id].said }));
  return [...own, ...alone];
}
const opener = (row) => (row.kind === "node" ? "from" : "tie");
