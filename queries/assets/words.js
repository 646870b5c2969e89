// Words never shrink below reading size, and never stand on each other: as one zooms out, what is less connected
// gives way to what is better connected.
const named = new Map(); // what has its name written, and the box that it takes
const worded = new Map(); // the same for ties
const degree = (node) => around.get(node.id).length;
const importance = [...data.nodes].sort((a, b) => degree(b) - degree(a));
const HUBS = 12; // so many of the best connected with short names, and the countries, may have them stand on smaller shapes
const hubs = new Set([...importance.slice(0, HUBS).filter(({ label }) => !label.includes("\n")), ...data.nodes.filter((node) => node.type === "Country")]);
const FIRST = ["PENDING", "EXTRADITED_TO", "EXTRADITED_FROM", "RETURNED_TO", "RETURNED_FROM", "DETAINED_IN"];
const rank = (edge) => (FIRST.indexOf(edge.type) + FIRST.length + 1) % (FIRST.length + 1);
const telling = [...data.edges].sort((a, b) => rank(a) - rank(b) || b.width - a.width);
let scale = 1;
const letters = (node) => (node.type === "Country" ? 16 : 14) * Math.min(Math.max(1, 0.88 / scale), 40);
const small = () => 12 * Math.min(Math.max(1, 0.92 / scale), 40);

const large = (node) => node.size * Math.min(Math.max(1, (0.6 / scale) ** 0.6), 6);
const face = getComputedStyle(document.body).fontFamily;
const ruler = document.createElement("canvas").getContext("2d");
ruler.font = `100px ${face}`;
const widths = new Map();
/** Give the width of a label in letters' heights; measured when first asked for, there may be thousands. */
function wide(label) {
  if (!widths.has(label)) widths.set(label, Math.max(...label.split("\n").map((line) => ruler.measureText(line).width)) / 100);
  return widths.get(label);
}

function textBox(x, top, label, size) {
  const [half, gap] = [(wide(label) * size) / 2, 3 / scale];
  return [x - half - gap, top, x + half + gap, top + label.split("\n").length * size * 1.1];
}
function shapeBox(node) {
  const half = large(node);
  return [node.x - half, node.y - half, node.x + half, node.y + half];
}
const under = (node) => textBox(node.x, node.y + large(node) + 2 / scale, node.label, letters(node));
function over(node) {
  const high = node.label.split("\n").length * letters(node) * 1.1;
  return textBox(node.x, node.y - large(node) - 3 / scale - high, node.label, letters(node));
}

/** Give the middle of an edge, on the bow that it is drawn in, and how far it is bowed. */
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

/** Hold boxes in squares of the plane, so that only what is near is compared. */
class Taken {
  constructor(step) {
    this.step = step;
    this.squares = new Map();
  }
  * keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / this.step); x <= Math.floor(right / this.step); x += 1) {
      for (let y = Math.floor(top / this.step); y <= Math.floor(bottom / this.step); y += 1) yield x * 1e6 + y;
    }
  }
  add(box) {
    for (const key of this.keys(box)) {
      if (this.squares.has(key)) this.squares.get(key).push(box);
      else this.squares.set(key, [box]);
    }
  }
  free(box) {
    for (const key of this.keys(box)) {
      for (const other of this.squares.get(key) || []) {
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
      }
    }
    return true;
  }
}

/** Choose the words to write: what is looked at first, then by ties, each where nothing stands yet. */
function chooseWords() {
  const pool = importance.filter(shown);
  const lit = bright ? pool.filter((node) => bright.nodes.has(node.id)) : pool;
  const [texts, shapes] = [new Taken(160 / scale), new Taken(160 / scale)];
  for (const node of lit) if (lit.length <= FEW || degree(node) > 5) shapes.add(shapeBox(node));
  named.clear();
  worded.clear();
  const settle = (found, one, box) => {
    found.set(one, box);
    texts.add(box);
  };
  const name = (node) => {
    const places = [under(node), over(node)];
    const fits = places.find((box) => texts.free(box) && shapes.free(box)) || (hubs.has(node) && places.find((box) => texts.free(box)));
    if (fits || stands(node)) settle(named, node, fits || places[0]);
  };
  for (const node of lit) name(node);
  if (bright || scale >= 0.55 || data.edges.length <= LABELLED) {
    for (const edge of telling) {
      if (!edge.label || !seen(edge) || (bright && !bright.edges.has(edge.id))) continue;
      const box = wordBox(edge);
      if ((texts.free(box) && shapes.free(box)) || stands(edge)) settle(worded, edge, box);
    }
  }
  if (bright) for (const node of pool) if (!bright.nodes.has(node.id)) name(node);
}
