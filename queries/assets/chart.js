// What pages of events share: what is chosen and hidden, and the words that come when one looks at something.

const types = new Map(data.types.map((row) => [row.type, row]));
const nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
const edgeOf = new Map(data.edges.map((edge) => [edge.id, edge]));
const around = new Map(data.nodes.map((node) => [node.id, []]));
const hidden = new Set(); // "node Transfer", "edge refused"
const seen = () => true;
let chosen = null; // {kind: "node" | "edge", id}

const SVG = "http://www.w3.org/2000/svg";
function paintedAs(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const pen = document.createElement("canvas").getContext("2d");
const family = getComputedStyle(document.body).fontFamily;
const widths = new Map(); // a picture of thousands is painted anew at every step of the zoom
function widthOf(text, font) {
  const key = `${font} ${text}`;
  if (!widths.has(key)) {
    pen.font = `${font} ${family}`;
    widths.set(key, pen.measureText(text).width);
  }
  return widths.get(key);
}
/** Cut a text so that it is no wider than `room` pixels. */
function cut(text, room, font) {
  if (widthOf(text, font) <= room) return text;
  let end = text.length;
  while (end > 1 && widthOf(text.slice(0, end).trimEnd() + "…", font) > room) end -= 1;
  return text.slice(0, end).trimEnd() + "…";
}

/** Show words beside what one points at or walks to; they stay inside the stage. */
function tell(lines, box) {
  const [tip, stage] = [$("tip"), $("stage").getBoundingClientRect()];
  tip.replaceChildren(...lines.filter(Boolean).map((line, place) => make(place ? "span" : "strong", {}, line)));
  tip.hidden = false;
  const left = Math.max(8, Math.min(box.left - stage.left, stage.width - tip.offsetWidth - 8));
  const below = box.bottom - stage.top + 8;
  const top = below + tip.offsetHeight > stage.height - 4 ? box.top - stage.top - tip.offsetHeight - 8 : below;
  tip.style.left = `${left}px`;
  tip.style.top = `${Math.max(4, top)}px`;
}
function hush() {
  $("tip").hidden = true;
}

function markChosen() {
  hush();
  highlight();
}

/** Paint anew what a choice in the legend has changed; what it hides is chosen no more. */
function refresh() {
  repaint();
  choose(...(chosen && (chosen.kind === "edge" || shown(nodeOf.get(chosen.id))) ? [chosen.kind, chosen.id] : [null]));
  fillTable();
}
const [tellShown, hideFromMouse] = [() => {}, () => {}]; // what only the graph does as an address is read

/** Let only one element of a picture be reached by Tab; arrows lead on from it. */
function reach(element, focused) {
  for (const other of $("graph").querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", "-1");
  if (!element) return;
  element.setAttribute("tabindex", "0");
  if (focused) element.focus();
}
const current = () => $("graph").querySelector('[tabindex="0"]');
$("graph").addEventListener("focus", () => current() && current().focus());
$("graph").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if ((event.key === "Enter" || event.key === " ") && event.target.dataset.id) {
    choose(event.target.dataset.kind, event.target.dataset.id);
    $("panel").focus();
  } else if (!stepped(event.key)) return;
  event.preventDefault();
});
