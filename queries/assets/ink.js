// What is painted on the canvas. vis-network moves the view and finds what the mouse is on; a graph of thousands is
// painted here, since lines of one kind go into one stroke, and since a choice or a filter then changes no thousands of objects.

const DASHES = [7, 6];
const DIM = { edge: 0.15, node: 0.28 };
const outlines = new Map(data.types.map((row) => [row.type, new Path2D(SHAPES[row.shape] || SHAPES.dot)]));
let inks = new Map();
let paper = "";
let black = "";
let soft = "";
let rule = "";
let visible = { nodes: [], edges: [] };
let bright = null;
let dragged = []; // ids of what the mouse moves

/** Read the colours that the reader's scheme gives. */
function mixInks() {
  inks = new Map([...data.types, ...data.ties].map((row) => [row.type, colour(row)]));
  [paper, black, soft, rule] = ["--paper", "--ink", "--soft", "--rule"].map(style);
}

const thick = (edge) => edge.width * Math.min(Math.max(1, 0.8 / scale), 3) + (stands(edge) ? 1.5 : edge.id === hovered ? 1 : 0);
const stands = ({ id }) => chosen !== null && chosen.id === id;
const dimmed = (kind, { id }) => bright !== null && !bright[kind].has(id);

/** Give the ends of a line, the point that bends it, and where its arrow stands. */
function course(edge) {
  const [a, b] = [nodeOf.get(edge.from), nodeOf.get(edge.to)];
  const { right, down } = middle(edge);
  const bend = { x: (a.x + b.x) / 2 + 2 * right, y: (a.y + b.y) / 2 + 2 * down };
  const far = Math.hypot(b.x - bend.x, b.y - bend.y) || 1;
  const [x, y] = [(b.x - bend.x) / far, (b.y - bend.y) / far];
  const out = large(b) + 1.5 / scale;
  return { a, b, bend, bent: right !== 0 || down !== 0, x, y, tip: { x: b.x - x * out, y: b.y - y * out }, far };
}

/** Tell whether a box may be in sight. */
function sight() {
  const { clientWidth, clientHeight } = network.canvas.frame.canvas;
  const [low, high] = [network.DOMtoCanvas({ x: -20, y: -20 }), network.DOMtoCanvas({ x: clientWidth + 20, y: clientHeight + 20 })];
  return (left, top, right, bottom) => right >= low.x && left <= high.x && bottom >= low.y && top <= high.y;
}

/** Take up where the mouse has moved things. */
function follow() {
  for (const id of dragged) Object.assign(nodeOf.get(id), network.getPosition(id));
}

function drawTies(pen) {
  follow();
  const inSight = sight();
  const groups = new Map();
  for (const edge of visible.edges) {
    const way = course(edge);
    const [xs, ys] = [[way.a.x, way.b.x, way.bend.x], [way.a.y, way.b.y, way.bend.y]];
    if (!inSight(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))) continue;
    const [dim, width] = [dimmed("edges", edge), thick(edge)];
    const opacity = dim ? DIM.edge : edge.faint ? 0.45 : 0.85;
    const key = `${dim ? 0 : 1} ${edge.type} ${width} ${opacity} ${edge.dashes ? 1 : 0}`;
    if (!groups.has(key)) groups.set(key, { edge, dim, width, opacity, ways: [] });
    groups.get(key).ways.push(way);
  }
  pen.save();
  for (const group of [...groups.values()].sort((one, other) => Number(other.dim) - Number(one.dim))) drawGroup(pen, group);
  pen.restore();
}

function drawGroup(pen, { edge, width, opacity, ways }) {
  const head = edge.arrows ? 7 / Math.max(scale, 0.55) ** 0.5 + 2.2 * width : 0;
  pen.strokeStyle = pen.fillStyle = inks.get(edge.type) || soft;
  pen.globalAlpha = opacity;
  pen.lineWidth = width;
  pen.setLineDash(edge.dashes ? DASHES.map((length) => length * Math.max(1, 0.8 / scale)) : []);
  pen.beginPath();
  for (const way of ways) line(pen, way, Math.min(head * 0.8, way.far / 2));
  pen.stroke();
  if (head * scale < 3) return; // too small to tell a direction
  pen.beginPath();
  for (const { tip, x, y, a, b } of ways) {
    if (a === b) continue;
    const [left, low] = [tip.x - x * head, tip.y - y * head];
    pen.moveTo(tip.x, tip.y);
    pen.lineTo(left - y * head * 0.36, low + x * head * 0.36);
    pen.lineTo(left + y * head * 0.36, low - x * head * 0.36);
    pen.closePath();
  }
  pen.fill();
}

function line(pen, { a, b, bend, bent, tip, x, y }, back) {
  if (a === b) {
    const round = large(a) * 1.2;
    pen.moveTo(a.x + 2 * round, a.y - round);
    pen.arc(a.x + round, a.y - round, round, 0, 2 * Math.PI);
    return;
  }
  pen.moveTo(a.x, a.y);
  const [endX, endY] = [tip.x - x * back, tip.y - y * back];
  if (bent) pen.quadraticCurveTo(bend.x, bend.y, endX, endY);
  else pen.lineTo(endX, endY);
}

function drawThings(pen, unseen) {
  if (unseen === true) return {};
  const inSight = sight();
  pen.save();
  pen.setLineDash([]);
  for (const node of visible.nodes) {
    const half = large(node);
    if (inSight(node.x - half, node.y - half, node.x + half, node.y + half)) drawThing(pen, node, half);
    answers(node, half);
  }
  pen.restore();
  return { drawExternalLabels: () => drawWords(pen, inSight) };
}

function drawThing(pen, node, half) {
  const [size, looked] = [half / 7.5, stands(node)];
  const border = looked ? 3 : node.official && scale > 0.5 ? 2 : 1;
  pen.save();
  pen.translate(node.x - 9 * size, node.y - 9 * size);
  pen.scale(size, size);
  pen.globalAlpha = dimmed("nodes", node) ? DIM.node : 1;
  pen.fillStyle = inks.get(node.type);
  pen.fill(outlines.get(node.type));
  if (looked || half * scale > 2.5) { // a dot of some points has no border to see
    pen.strokeStyle = looked || node.official || node.id === hovered ? black : paper;
    pen.lineWidth = border / scale / size;
    pen.stroke(outlines.get(node.type));
  }
  pen.restore();
}

/** Let vis-network find a thing under the mouse where and as large as it is painted. */
function answers({ id, x, y }, half) {
  const { shape } = network.body.nodes[id];
  [shape.left, shape.top, shape.width, shape.height, shape.radius] = [x - half, y - half, 2 * half, 2 * half, half];
}

function drawWords(pen, inSight) {
  pen.save();
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  pen.lineJoin = "round";
  pen.setLineDash([]);
  pen.strokeStyle = paper;
  for (const [edge, box] of worded) if (inSight(...box)) write(pen, edge.label, box, small(), dimmed("edges", edge) ? rule : soft);
  const near = hovered !== null && edgeOf.get(hovered);
  if (near && !worded.has(near) && near.label && seen(near)) write(pen, near.label, wordBox(near), small(), soft);
  for (const [node, box] of named) if (inSight(...box)) write(pen, node.label, box, letters(node), dimmed("nodes", node) ? rule : black);
  pen.restore();
}

function write(pen, label, box, size, ink) {
  const middle = (box[0] + box[2]) / 2;
  pen.font = `${size}px ${face}`;
  pen.lineWidth = size * 0.22;
  pen.fillStyle = ink;
  label.split("\n").forEach((text, place) => {
    const y = box[1] + size * (0.86 + 1.1 * place);
    pen.strokeText(text, middle, y);
    pen.fillText(text, middle, y);
  });
}
