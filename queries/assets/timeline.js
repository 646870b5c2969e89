// Events along time: an exact day is a dot, a month, a year or a span is a bar as long as what the date allows.

const DAY = 86400000;
const [ROW, HEAD, GAP, EDGE, TAIL, CROWD] = [26, 30, 10, 16, 44, 14]; // pixels; more rows than CROWD lose the words that have no room
const FONT = "13px";
const dayOf = (iso) => Date.parse(iso + "T00:00:00Z") / DAY;
for (const node of data.nodes) Object.assign(node, { start: node.from ? dayOf(node.from) : NaN, end: node.to ? dayOf(node.to) + 1 : NaN });
const dated = data.nodes.filter((node) => node.from && Number.isFinite(node.start) && Number.isFinite(node.end));
const shown = (node) => !hidden.has("node " + node.type) && !hidden.has("edge " + node.status);
const exact = (node) => node.end - node.start <= 1;

// ---- the scale of time ----

let scale = 0; // pixels of a day
const years = (from, to) => [Date.UTC(new Date(from * DAY).getUTCFullYear(), 0) / DAY, Date.UTC(new Date((to - 1) * DAY).getUTCFullYear() + 1, 0) / DAY];
const [FIRST, LAST] = dated.length ? years(Math.min(...dated.map((node) => node.start)), Math.max(...dated.map((node) => node.end))) : years(0, 365);
const room = () => Math.max(240, $("graph").clientWidth - EDGE - TAIL);
const least = () => room() * 0.8 / (LAST - FIRST); // the last events want room for their words
const x = (day) => EDGE + (day - FIRST) * scale;

/** Show at first the years in which things happen on days and in months; what lasts for decades begins to the left. */
function begin() {
  const short = dated.filter((node) => node.end - node.start < 800);
  const [from, to] = short.length ? years(Math.min(...short.map((node) => node.start)), Math.max(...short.map((node) => node.end))) : [FIRST, LAST];
  const shownYears = Math.min(to - from, Math.max(366, (room() / 150) * 365.25)); // a year wants room for its months
  scale = Math.max(least(), (room() - 110) / shownYears);
  repaint();
  $("graph").scrollLeft = x(Math.max(from, to - shownYears)) - EDGE;
  slide();
}
function zoom(factor, at) {
  const graph = $("graph");
  const middle = at === undefined ? graph.clientWidth / 2 : at;
  const day = FIRST + (graph.scrollLeft + middle - EDGE) / scale;
  scale = Math.min(Math.max(scale * factor, least()), 30);
  repaint();
  graph.scrollLeft = x(day) - middle;
}
function fit() {
  scale = least();
  repaint();
  $("graph").scrollLeft = 0;
  slide();
}

const month = (style) => new Intl.DateTimeFormat(data.lang, { month: style, timeZone: "UTC" });
const UNITS = [[1, "d"], [10, "d"], [1, "m"], [3, "m"], [12, "m"], [24, "m"], [60, "m"], [120, "m"], [240, "m"]];
/** Give the days that the axis names, each with its words; a year's first day is named by the year. */
function ticks() {
  const unit = UNITS.find(([step, of]) => step * (of === "d" ? 1 : 30) * scale >= (of === "d" ? 52 : 58)) || UNITS.at(-1);
  const found = [];
  const first = new Date(FIRST * DAY).getUTCFullYear();
  for (let at = 0; ; at += unit[1] === "d" ? 1 : unit[0]) {
    const date = new Date(Date.UTC(first, at));
    const day = date / DAY;
    if (day > LAST) return found;
    const year = date.getUTCMonth() === 0;
    if (year && unit[0] >= 24 && date.getUTCFullYear() % (unit[0] / 12)) continue;
    found.push({ day, year, words: year ? String(date.getUTCFullYear()) : month("short").format(date) });
    if (unit[1] === "m" || day === LAST) continue;
    const last = new Date(Date.UTC(first, at + 1, 0)).getUTCDate();
    for (let own = 1 + unit[0]; own <= last - (unit[0] > 1 ? 5 : 0); own += unit[0]) found.push({ day: day + own - 1, year: false, words: String(own) });
  }
}

// ---- where each event stands in its lane ----

function measured(node) {
  const label = cut(node.label + (node.disputed ? " (?)" : ""), 280, FONT);
  const [left, right] = [x(node.start), x(node.end)];
  const centre = (left + right) / 2;
  const words = widthOf(label, FONT);
  if (exact(node)) return { node, label, left: centre - 8, right: centre + 8, text: centre + 13, words: words + 13 };
  const width = Math.max(right - left, 5);
  const inside = words + 34 < width;
  return { node, label, left, right: left + width, inside, text: inside ? left + 26 : left + width + 25, words: inside ? 0 : words + 27 };
}
/** Put what follows in time in the first row that is free, words and all; in a crowd words stand where they can. */
function stack(found, crowded) {
  const rows = [];
  const sorted = found.map(measured).sort((a, b) => a.left - b.left || a.right - b.right || (a.node.id < b.node.id ? -1 : 1));
  for (const mark of sorted) {
    let row = rows.findIndex((own) => own.at(-1).until <= mark.left);
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push({ ...mark, row, until: mark.right + GAP + (crowded ? 0 : mark.words) });
  }
  if (!crowded && rows.length > CROWD) return stack(found, true);
  for (const row of rows) row.forEach((mark, place) => spare(mark, row[place + 1], crowded));
  return rows;
}
/** Let an event keep its words if they have room; a bar takes them in, cut to its length. */
function spare(mark, next, crowded) {
  mark.named = !crowded || mark.inside || !next || mark.right + mark.words + GAP <= next.left;
  const width = mark.right - mark.left;
  if (mark.named || exact(mark.node) || width < 26) return;
  const label = width < 90 ? "" : cut(mark.label, width - 34, FONT);
  Object.assign(mark, { named: true, inside: true, label, text: mark.left + 26, words: 0 });
}

// ---- painting ----

function shape(node, centre, middle, size) {
  const ink = colour(types.get(node.type));
  const path = paintedAs("path", { d: SHAPES[types.get(node.type).shape] || SHAPES.dot, fill: node.undone ? style("--paper") : ink,
    stroke: ink, "stroke-width": node.undone ? 2.2 : 1, "stroke-dasharray": node.undone ? "3.2 2" : null });
  path.setAttribute("transform", `translate(${centre - size / 2} ${middle - size / 2}) scale(${size / 18})`);
  return path;
}
function bar(mark, middle) {
  const ink = colour(types.get(mark.node.type));
  return paintedAs("rect", { x: mark.left, y: middle - 10, width: mark.right - mark.left, height: 20, rx: Math.min(5, (mark.right - mark.left) / 2), fill: ink,
    "fill-opacity": mark.node.undone ? 0 : 0.3, stroke: ink, "stroke-width": 1.4, "stroke-dasharray": mark.node.undone ? "5 3.5" : null });
}
function painted(mark) {
  const { node } = mark;
  const middle = mark.row * ROW + ROW / 2;
  const parts = exact(node) ? [shape(node, (mark.left + mark.right) / 2, middle, 16)]
    : [bar(mark, middle)];
  if (mark.named) {
    const words = paintedAs("text", { class: mark.inside ? "" : "beside", x: mark.text, y: middle + 4.5 }, mark.label);
    const named = paintedAs("g", mark.inside ? { class: "inside", "data-left": mark.left, "data-most": mark.right - mark.left - 34 - widthOf(mark.label, FONT) } : {},
      ...(exact(node) ? [] : [shape(node, mark.text - 12, middle, 13)]), words);
    parts.push(named);
  }
  const group = paintedAs("g", { class: "event", tabindex: "-1", role: "button", "aria-label": spoken(node).join(". "), "data-id": node.id, "data-kind": "node" },
    paintedAs("rect", { class: "reach", x: mark.left - 4, y: middle - ROW / 2, width: mark.right - mark.left + 8 + (mark.named ? mark.words : 0), height: ROW }), ...parts);
  group.addEventListener("click", () => { reach(group); choose("node", node.id); });
  group.addEventListener("mouseenter", () => look(group));
  group.addEventListener("mouseleave", hush);
  group.addEventListener("focus", () => { reach(group); look(group); });
  group.addEventListener("blur", hush);
  return group;
}
function spoken(node) {
  const thing = data.things[node.id];
  const route = thing.origin ? `${thing.origin} → ${thing.where || "?"}` : thing.where;
  const sources = thing.sources ? `${say.sources}: ${thing.sources}` : "";
  return [thing.name, [thing.what, thing.status].filter(Boolean).join(": "), route, thing.date, [sources, node.disputed ? say.disputed : ""].filter(Boolean).join(". ")];
}
function look(group) {
  const box = group.querySelector(exact(nodeOf.get(group.dataset.id)) ? "path" : "rect:not(.reach)").getBoundingClientRect();
  const stage = $("stage").getBoundingClientRect();
  tell(spoken(nodeOf.get(group.dataset.id)), { top: box.top, bottom: box.bottom, left: Math.max(box.left, stage.left + 8) });
}

function lane({ id, name }, marks) {
  const own = data.nodes.filter((node) => node.lane === id && shown(node));
  const rows = stack(own.filter((node) => dated.includes(node)), false);
  const undated = own.filter((node) => !dated.includes(node)).length;
  const height = rows.length ? rows.length * ROW + 8 : 0;
  const svg = paintedAs("svg", { width: x(LAST) + TAIL, height, "aria-hidden": rows.length ? null : "true" },
    ...marks.map((tick) => paintedAs("line", { class: tick.year ? "year" : "", x1: x(tick.day), x2: x(tick.day), y1: 0, y2: height })),
    ...rows.flat().map(painted));
  const more = undated ? make("button", { type: "button", onclick: showUndated }, `${say.undated_count}: ${undated}`) : "";
  return make("section", { class: "lane", "data-lane": id }, make("h2", {}, make("span", {}, name), make("small", {}, String(own.length)), more), rows.length ? svg : "");
}
function axis(marks) {
  return paintedAs("svg", { class: "axis", width: x(LAST) + TAIL, height: HEAD, "aria-hidden": "true" },
    ...marks.flatMap((tick) => [paintedAs("line", { class: tick.year ? "year" : "", x1: x(tick.day), x2: x(tick.day), y1: tick.year ? 6 : 20, y2: HEAD }),
      paintedAs("text", { class: tick.year ? "year" : "", x: x(tick.day) + 5, y: 19 }, tick.words)]));
}
/** Make the plot wide enough for the words of its last events. */
function overhang(plot) {
  const ends = [...plot.querySelectorAll(".event .reach")].map((box) => Number(box.getAttribute("x")) + Number(box.getAttribute("width")));
  const wide = Math.max(x(LAST) + TAIL, room(), ...ends) + 4;
  for (const svg of plot.querySelectorAll("svg")) svg.setAttribute("width", wide);
  for (const part of plot.children) part.style.width = `${wide}px`;
}
function repaint() {
  if ($("stage").hidden) return;
  if (!scale) return begin();
  scale = Math.max(scale, least());
  const before = current() && current().dataset.id;
  const focused = document.activeElement && document.activeElement.classList.contains("event");
  const [marks, graph] = [ticks(), $("graph")];
  const [left, top] = [graph.scrollLeft, graph.scrollTop];
  graph.replaceChildren(make("div", { class: "head" }, axis(marks)), ...lanesNow().map((row) => lane(row, marks)));
  overhang(graph);
  graph.scrollTo(left, top);
  slide();
  reach(groupOf(before) || graph.querySelector(".event"), focused);
  highlight();
}
/** Give the lanes that hold anything, those with a picture first. */
function lanesNow() {
  const holds = (row, pool) => pool.some((node) => node.lane === row.id && shown(node));
  const drawn = data.lanes.filter((row) => holds(row, dated));
  return [...drawn, ...data.lanes.filter((row) => !drawn.includes(row) && holds(row, data.nodes))];
}
/** Keep the words of a long bar in sight while one scrolls along it. */
function slide() {
  const from = $("graph").scrollLeft;
  for (const words of $("graph").querySelectorAll(".inside")) {
    const along = Math.max(0, Math.min(from - Number(words.dataset.left), Number(words.dataset.most)));
    if (along) words.setAttribute("transform", `translate(${along} 0)`);
    else words.removeAttribute("transform");
  }
}
$("graph").addEventListener("scroll", slide, { passive: true });
const groupOf = (id) => [...$("graph").querySelectorAll(".event")].find((group) => group.dataset.id === id);

function highlight() {
  for (const group of $("graph").querySelectorAll(".event")) group.classList.toggle("chosen", Boolean(chosen) && group.dataset.id === chosen.id);
}
/** Scroll to the chosen event; where it has no date, it stands in the table only. */
function bringIn() {
  const group = groupOf(chosen.id);
  if (!group) return;
  reach(group);
  const [box, graph] = [group.querySelector("rect").getBoundingClientRect(), $("graph").getBoundingClientRect()];
  const sight = Math.min(box.right, graph.right) - Math.max(box.left, graph.left);
  const left = sight >= Math.min(box.width, 120) ? 0 : (box.left + Math.min(box.right, box.left + graph.width)) / 2 - graph.left - graph.width / 2;
  const high = box.top > graph.top + HEAD && box.bottom < graph.bottom;
  $("graph").scrollBy({ left, top: high ? 0 : box.top - graph.top - graph.height / 2 });
}

// ---- the keyboard, the panel, the table ----

/** Walk by arrows: along a lane in time, or to the nearest event of the next row; give whether the key means anything. */
function stepped(key) {
  if (key === "+" || key === "=" || key === "-" || key === "0") {
    if (key === "0") fit();
    else zoom(key === "-" ? 0.8 : 1.25);
    return true;
  }
  const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (!(key in ways)) return false;
  const [right, down] = ways[key];
  const here = current();
  if (!here) return true;
  const at = (group) => group.querySelector(".reach").getBoundingClientRect();
  const [from, home] = [at(here), here.closest(".lane")];
  const others = [...$("graph").querySelectorAll(".event")].filter((group) => group !== here);
  const costs = others.map((group) => ({ group, box: at(group), same: group.closest(".lane") === home })).map(({ group, box, same }) => {
    const [across, along] = [box.left - from.left, box.top - from.top];
    if (right) return { group, ahead: same && right * (across || along / 1000) > 0, cost: Math.abs(across) + Math.abs(along) / 1000 };
    return { group, ahead: down * along > 1, cost: Math.abs(along) * 1000 + Math.abs(across) };
  });
  const next = costs.filter((row) => row.ahead).sort((a, b) => a.cost - b.cost)[0];
  if (next) reach(next.group, true);
  return true;
}

function nodePanel(id) {
  const [thing, node] = [data.things[id], nodeOf.get(id)];
  return [
    make("p", { class: "kind" }, mark(types.get(node.type)), thing.type),
    make("h2", {}, thing.name), node.disputed ? make("p", { class: "disputed" }, say.disputed) : "",
    facts(thing.facts), ...evidence(thing.said, thing.more),
  ];
}

const COLUMNS = [
  ["date", (row) => row.date, (row) => row.iso], ["what", (row) => row.what], ["who", (row) => row.name], ["origin", (row) => row.origin],
  ["where", (row) => row.where], ["status", (row) => row.status], ["sources", (row) => row.sources],
];
const opener = () => "who";
function tableRows() {
  return data.nodes.filter(shown).map((node) => ({ ...data.things[node.id], id: node.id, kind: "node" }));
}
function showUndated() {
  order = { column: 0, down: false };
  show(true);
}

const periodParts = () => ({});
const setPeriod = () => {};

function around_words() {
  return { "things-title": say.events, "ties-title": say.status, dots: say.dots, spans: say.bars, dashed: say.dashed, "lanes-help": say.lanes };
}
for (const [id, words, act] of [["closer", say.closer, () => zoom(1.4)], ["farther", say.farther, () => zoom(1 / 1.4)], ["fit", say.fit, fit]]) {
  $(id).setAttribute("aria-label", words);
  $(id).title = words;
  $(id).addEventListener("click", act);
}
$("graph").addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - $("graph").getBoundingClientRect().left);
}, { passive: false });
window.kordon = { choose, csv, zoom, seen: () => ({ events: data.nodes.filter(shown).length, dated: dated.filter(shown).length, lanes: lanesNow().length }) };
