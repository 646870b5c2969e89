// The keyboard.

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Walk to the nearest thing in a direction: one that is tied to the chosen one, if there is any. */
function walk([x, y]) {
  if (!chosen || chosen.kind === "edge") return choose("node", chosen ? edgeOf.get(chosen.id).to : heart(), true);
  const here = network.getPosition(chosen.id);
  const tied = new Set(around.get(chosen.id).filter(seen).flatMap((edge) => [edge.from, edge.to]));
  const near = (pool) => pool.filter((node) => node.id !== chosen.id && shown(node)).map((node) => {
    const [right, down] = [node.x - here.x, node.y - here.y];
    const along = right * x + down * y;
    return { id: node.id, along, cost: along + 2 * Math.abs(right * y + down * x) };
  }).filter((row) => row.along > 0).sort((a, b) => a.cost - b.cost)[0];
  const next = near(data.nodes.filter((node) => tied.has(node.id))) || near(data.nodes);
  return next && choose("node", next.id, true);
}
function heart() {
  const pool = data.nodes.filter(shown);
  return pool.length ? pool.reduce((best, node) => (around.get(node.id).length > around.get(best.id).length ? node : best)).id : null;
}
$("graph").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key in WAYS) walk(WAYS[event.key]);
  else if (event.key === "Enter" && chosen) $("panel").focus();
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit(true);
  else return;
  event.preventDefault();
});
