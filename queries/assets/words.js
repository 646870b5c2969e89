// Words never shrink below reading size, and never stand on each other: as one zooms out, what is less connected
// gives way to what is better connected.
const named = new Set(data.nodes.map((node) => node.id));
const worded = new Set(data.edges.map((edge) => edge.id));
const importance = [...data.nodes].sort((a, b) => around.get(b.id).length - around.get(a.id).length);
const FIRST = ["PENDING", "EXTRADITED_TO", "EXTRADITED_FROM", "RETURNED_TO", "RETURNED_FROM", "DETAINED_IN"];
const rank = (edge) => (FIRST.indexOf(edge.type) + FIRST.length + 1) % (FIRST.length + 1);
const telling = [...data.edges].sort((a, b) => rank(a) - rank(b) || b.width - a.width);
const NONE = " "; // vis-network goes on painting the old words when it is given empty ones
let scale = 1;
const letters = (node) => (node.type === "Country" ? 16 : 14) * Math.min(Math.max(1, 0.88 / scale), 12);
const small = () => 12 * Math.min(Math.max(1, 0.92 / scale), 12);

const large = (node) => node.size * Math.min(Math.max(1, (0.6 / scale) ** 0.6), 2);
const face = getComputedStyle(document.body).fontFamily;
const ruler = document.createElement("canvas").getContext("2d");
ruler.font = `100px ${face}`;
const widths = new Map([...data.nodes, ...data.edges].map(({ label }) => [label,
  Math.max(...label.split("\n").map((line) => ruler.measureText(line).width)) / 100]));

function textBox(x, top, label, size) {
  const [half, gap] = [(widths.get(label) * size) / 2, 3 / scale];
  return [x - half - gap, top, x + half + gap, top + label.split("\n").length * size * 1.1];
}
function shapeBox(node) {
  const half = large(node);
  return [node.x - half, node.y - half, node.x + half, node.y + half];
}
const nameBox = (node) => textBox(node.x, node.y + large(node) + 3, node.label, letters(node));

/** Give the middle of an edge, on the bow that vis-network draws it in, and how far it is bowed. */
function middle(edge) {
  const [a, b] = [nodeOf.get(edge.from), nodeOf.get(edge.to)];
  const bow = edge.smooth.enabled ? (edge.smooth.roundness / 2) * (edge.smooth.type === "curvedCW" ? 1 : -1) : 0;
  const [right, down] = [(b.y - a.y) * bow, (a.x - b.x) * bow];
  return { x: (a.x + b.x) / 2 + right, y: (a.y + b.y) / 2 + down, right, down };
}

/** Lift the words of one of two upright bows, and lower the other's: side by side they would collide. */
function lift(edge) {
  const { right, down } = middle(edge);
  return Math.abs(right) < 1 || Math.abs(down) > 1.3 * small() ? 0 : Math.sign(right) * 1.5 * small();
}

function wordBox(edge) {
  const { x, y } = middle(edge);
  const half = (edge.label.split("\n").length * small() * 1.1) / 2;
  return textBox(x, y - half + lift(edge), edge.label, small());
}

/** Choose the words to write: what is looked at first, then by ties, each where nothing stands yet. */
function chooseWords() {
  const bright = focus();
  const pool = importance.filter(shown);
  const lit = bright ? pool.filter((node) => bright.nodes.has(node.id)) : pool;
  const taken = lit.filter((node) => lit.length <= FEW || around.get(node.id).length > 5).map(shapeBox);
  const free = (box) => !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
  const settle = (set, id, box) => {
    if (!free(box) && !(chosen && chosen.id === id)) return;
    set.add(id);
    taken.push(box);
  };
  named.clear();
  worded.clear();
  for (const node of lit) settle(named, node.id, nameBox(node));
  if (bright || scale >= 0.55 || data.edges.length <= LABELLED) {
    for (const edge of telling) {
      if (edge.label && seen(edge) && (!bright || bright.edges.has(edge.id))) settle(worded, edge.id, wordBox(edge));
    }
  }
  if (bright) for (const node of pool) if (!bright.nodes.has(node.id)) settle(named, node.id, nameBox(node));
}
