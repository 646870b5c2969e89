// Hand-overs between countries: bands from where on the left to where on the right, as thick as many people.

const FONT = "600 14px";
const [BAR, PAD] = [10, 16]; // pixels
const shown = () => true;
const shadeOf = (id) => colour(data.palette[id]);
const name = (id) => (id ? data.things[id].name : say.unsaid);
const year = () => $("year").value;
const pictureNow = () => data.pictures[`${year()}|${Number($("asked").checked)}|${Number($("totals").checked)}`];
const wayOf = (thing, from, to) => `${from}${thing.done ? ">" : "?"}${to}`;
const yearName = (own) => (own === "all" ? say.all_years : own || say.no_year);

// ---- painting ----

function path(x0, x1, y0, y1, thick) {
  const half = (x0 + x1) / 2;
  return `M${x0} ${y0}C${half} ${y0} ${half} ${y1} ${x1} ${y1}V${y1 + thick}C${half} ${y1 + thick} ${half} ${y0 + thick} ${x0} ${y0 + thick}Z`;
}
function look(element, lines) {
  const box = element.getBoundingClientRect();
  const stage = $("stage").getBoundingClientRect();
  tell(lines, { left: Math.max(box.left + Math.min(box.width / 3, 160), stage.left + 8), top: box.top, bottom: box.top + box.height / 2 });
}
function lively(element, lines) {
  const leave = () => { hush(); single(null); };
  element.addEventListener("click", () => { reach(element); choose(element.dataset.kind, element.dataset.id); });
  element.addEventListener("mouseenter", () => { look(element, lines); single(element); });
  element.addEventListener("mouseleave", leave);
  element.addEventListener("focus", () => { reach(element); look(element, lines); single(element); });
  element.addEventListener("blur", leave);
  return element;
}
/** Let the bands of what one looks at stand out from the rest. */
function single(element) {
  $("graph").classList.toggle("looking", Boolean(element));
  const own = element && element.dataset.id;
  const end = element && element.classList.contains("land") && (side(element) ? "to" : "from");
  for (const ribbon of $("graph").querySelectorAll(".ribbon")) {
    const edge = edgeOf.get(ribbon.dataset.id);
    ribbon.classList.toggle("near", Boolean(element) && (end ? edge[end] === own : edge.id === own));
  }
}
function band([id, start, end, thick, solid, singly, total], left, right) {
  const edge = edgeOf.get(id);
  const ink = shadeOf(edge.from);
  const lines = [`${name(edge.from)} → ${name(edge.to)}`, edge.done ? "" : say.not_done, singly, total];
  const parts = edge.done ? [
    thick > solid ? paintedAs("path", { class: "beyond", d: path(left, right, start, end, thick), fill: ink, stroke: ink }) : "",
    solid ? paintedAs("path", { class: "told", d: path(left, right, start, end, solid), fill: ink }) : "",
  ] : [paintedAs("path", { class: "undone", d: path(left, right, start, end, thick), fill: ink, stroke: ink })];
  return lively(paintedAs("g", { class: "ribbon", tabindex: "-1", role: "button", "aria-label": lines.filter(Boolean).join(". "), "data-id": id, "data-kind": "edge" },
    ...parts.filter(Boolean)), lines);
}
/** Break a name into two lines that fit the margin. */
function lines(text, room) {
  const words = text.split(" ");
  let first = words.shift();
  while (words.length && widthOf(`${first} ${words[0]}`, FONT) <= room) first += ` ${words.shift()}`;
  return [first, words.join(" ")].filter(Boolean).map((line) => cut(line, room, FONT));
}
function land([side, id, top, high, count], left, right, room) {
  const [at, way] = side ? [right + BAR + 8, "start"] : [left - BAR - 8, "end"];
  const rows = [...lines(name(id), room), ...(count ? [cut(count, room, "12.5px")] : [])];
  const middle = top + high / 2 - (rows.length - 1) * 8.5 + 4.5;
  return lively(paintedAs("g", { class: "land", tabindex: "-1", role: "button", "aria-label": [name(id), count].filter(Boolean).join(": "), "data-id": id, "data-kind": "node" },
    paintedAs("rect", { class: "reach", x: side ? right : 0, y: top + high / 2 - Math.max(high, 34) / 2, width: room + BAR + 16, height: Math.max(high, 34) }),
    paintedAs("rect", { x: side ? right : left - BAR, y: top, width: BAR, height: high, rx: 2, fill: side ? style("--soft") : shadeOf(id) }),
    ...rows.map((words, place) => paintedAs("text", { class: count && place === rows.length - 1 ? "count" : "name", x: at, y: middle + place * 17, "text-anchor": way }, words))),
  [name(id), count && (side ? say.brought : say.taken), count]);
}
function repaint() {
  if ($("stage").hidden) return;
  const [picture, graph] = [pictureNow(), $("graph")];
  const before = current() && current().dataset.id;
  const focused = document.activeElement && graph.contains(document.activeElement) && document.activeElement !== graph;
  const wide = Math.max(300, graph.clientWidth);
  const names = picture.nodes.map(([, id, , , count]) => Math.max(widthOf(name(id), FONT), widthOf(count || "", "12.5px")));
  const room = Math.min(Math.max(60, ...names), wide * 0.28);
  const [left, right] = [room + BAR + PAD, wide - room - BAR - PAD];
  const down = Math.max(28, Math.min(60, (graph.clientHeight - picture.height) / 2));
  const heads = [["end", left - BAR - 8, say.from_where], ["start", right + BAR + 8, say.to_where]];
  const bands = [...picture.bands].sort((a, b) => b[3] - a[3]);
  const svg = paintedAs("svg", { width: wide, height: picture.height + down + 20 },
    ...heads.map(([anchor, x, words]) => paintedAs("text", { class: "column", x, y: 20, "text-anchor": anchor }, words)),
    paintedAs("g", { transform: `translate(0 ${down})` },
      paintedAs("g", { class: "bands" }, ...bands.map((row) => band(row, left, right))), ...picture.nodes.map((row) => land(row, left, right, room))));
  graph.replaceChildren(picture.bands.length ? svg : make("p", { class: "nothing" }, say.nothing));
  reach([...graph.querySelectorAll("[data-id]")].find((one) => one.dataset.id === before) || graph.querySelector(".ribbon"), focused);
  highlight();
}

/** Give the bands that stay bright. */
function lit() {
  if (!chosen) return null;
  if (chosen.kind === "edge") return new Set([chosen.id]);
  const thing = data.things[chosen.id];
  if (!thing.origins) return new Set(data.edges.filter((edge) => edge.from === chosen.id || edge.to === chosen.id).map((edge) => edge.id));
  return new Set(thing.origins.flatMap((from) => thing.destinations.map((to) => wayOf(thing, from, to))));
}
function highlight() {
  const bright = lit();
  for (const ribbon of $("graph").querySelectorAll(".ribbon")) ribbon.classList.toggle("dim", Boolean(bright) && !bright.has(ribbon.dataset.id));
  for (const own of $("graph").querySelectorAll(".land")) own.classList.toggle("chosen", Boolean(chosen) && own.dataset.id === chosen.id);
}
/** Show a year and kinds of hand-overs in which the chosen one can be seen. */
function bringIn() {
  const bright = lit();
  const drawn = () => pictureNow().bands.some(([id]) => bright.has(id));
  if (!drawn()) {
    const thing = chosen.kind === "node" ? data.things[chosen.id] : null;
    if (thing && thing.origins && year() !== "all" && year() !== thing.year) $("year").value = "all";
    if (chosen.kind === "edge" ? !edgeOf.get(chosen.id).done : thing.origins && !thing.done) $("asked").checked = true;
    if (!drawn()) $("year").value = "all";
    if (!drawn()) $("totals").checked = true;
    repaint();
  }
  const first = [...$("graph").querySelectorAll("[data-id]")].find((one) => bright.has(one.dataset.id) || one.dataset.id === chosen.id);
  if (first) reach(first);
}

// ---- the keyboard, the panel, the table ----

/** Walk by arrows: down and up from band to band, left and right to the countries at its ends and back. */
function stepped(key) {
  const here = current();
  if (!key.startsWith("Arrow") || !here) return false;
  const all = [...$("graph").querySelectorAll(here.classList.contains("ribbon") ? ".ribbon" : ".land")];
  const top = (one) => one.getBoundingClientRect();
  if (key === "ArrowDown" || key === "ArrowUp") {
    const pool = here.classList.contains("land") ? all.filter((one) => (top(one).left < 0) === (top(here).left < 0) && side(one) === side(here)) : all;
    const sorted = pool.sort((a, b) => top(a).top - top(b).top || top(a).bottom - top(b).bottom);
    reach(sorted[sorted.indexOf(here) + (key === "ArrowDown" ? 1 : -1)] || here, true);
    return true;
  }
  const forward = key === "ArrowRight";
  const lands = [...$("graph").querySelectorAll(".land")];
  if (here.classList.contains("ribbon")) {
    const edge = edgeOf.get(here.dataset.id);
    const next = lands.find((one) => one.dataset.id === (forward ? edge.to : edge.from) && side(one) === forward);
    if (next) reach(next, true);
  } else if (forward !== side(here)) {
    const next = [...$("graph").querySelectorAll(".ribbon")].find((one) => edgeOf.get(one.dataset.id)[side(here) ? "to" : "from"] === here.dataset.id);
    if (next) reach(next, true);
  }
  return true;
}
const side = (own) => own.querySelector("text").getAttribute("text-anchor") === "start"; // on the right

const inYear = (id) => year() === "all" || data.things[id].year === year();
const handovers = data.nodes.filter((node) => node.type === "Transfer").map((node) => node.id);
function told(ids) {
  return ids.flatMap((id) => {
    const thing = data.things[id];
    return [make("h3", {}, make("button", { type: "button", onclick: () => choose("node", id, true) }, thing.name), make("span", {}, ` ${[thing.type, thing.status, thing.date].filter(Boolean).join(", ")}`)),
      thing.total ? make("p", { class: "quiet" }, say.a_total) : "", thing.disputed ? make("p", { class: "disputed" }, say.disputed) : "",
      ...(thing.said.length ? thing.said.map(statement) : [make("p", { class: "quiet" }, say.no_evidence)])];
  });
}
function edgePanel(id) {
  const edge = edgeOf.get(id);
  const own = handovers.filter((event) => inYear(event) && data.things[event].origins.some((from) => data.things[event].destinations.some((to) => wayOf(data.things[event], from, to) === id)));
  const now = pictureNow().bands.find((row) => row[0] === id);
  return [
    make("p", { class: "kind" }, `${edge.done ? say.done : say.not_done}, ${yearName(year())}`),
    make("h2", {}, landButton(edge.from), " → ", landButton(edge.to)),
    ...(now ? [now[5], now[6]].filter(Boolean).map((words) => make("p", { class: "amount" }, words)) : []), ...told(own),
  ];
}
function landButton(id) {
  return make("button", { type: "button", onclick: () => choose("node", id, true) }, name(id));
}
function nodePanel(id) {
  const thing = data.things[id];
  if (thing.origins) {
    return [make("p", { class: "kind" }, thing.type), make("h2", {}, thing.name), thing.disputed ? make("p", { class: "disputed" }, say.disputed) : "",
      thing.total ? make("p", { class: "quiet" }, say.a_total) : "", facts(thing.facts), ...evidence(thing.said, "")];
  }
  const rows = (end) => pictureNow().bands.filter(([band]) => edgeOf.get(band)[end] === id).map(([band, , , , , singly, total]) => {
    const edge = edgeOf.get(band);
    return make("li", {}, make("button", { type: "button", onclick: () => choose("edge", band, true) }, `${name(edge.from)} → ${name(edge.to)}`),
      make("span", {}, ` ${[edge.done ? "" : say.not_done, singly, total].filter(Boolean).join("; ")}`));
  });
  const block = (title, own) => (own.length ? [make("h3", {}, title), make("ul", { class: "tie" }, ...own)] : []);
  return [make("p", { class: "kind" }, `${thing.type}, ${yearName(year())}`), make("h2", {}, thing.name), ...block(say.brought, rows("to")), ...block(say.taken, rows("from")),
    ...(rows("to").length + rows("from").length ? [] : [make("p", { class: "quiet" }, say.in_table)])];
}

const COLUMNS = [
  ["from_where", (row) => row.from], ["to_where", (row) => row.to], ["year", (row) => row.year || say.no_year, (row) => row.year],
  ["status", (row) => (row.done ? say.done : say.not_done)], ["transfers", (row) => row.transfers], ["people", (row) => row.people, (row) => row.count],
  ["greatest", (row) => row.total, (row) => row.greatest],
];
const opener = () => "from_where";
function tableRows() {
  return data.table.filter((row) => (year() === "all" || row.year === year()) && (row.done || $("asked").checked))
    .map((row) => ({ ...row, kind: edgeOf.has(row.id) ? "edge" : "node", id: edgeOf.has(row.id) ? row.id : row.events[0], said: row.events.flatMap((event) => data.things[event].said) }));
}

function sample(words, kind) {
  const ink = style("--soft");
  const svg = paintedAs("svg", { viewBox: "0 0 18 18", "aria-hidden": "true" }, paintedAs("rect", { class: kind, x: 0.5, y: 3.5, width: 17, height: 11, fill: ink, stroke: ink }));
  return make("li", {}, svg, make("span", {}, words));
}
function fillLegend() {
  $("samples").replaceChildren(sample(say.sample_told, "told"), sample(say.sample_total, "beyond"), sample(say.sample_undone, "undone"));
}
function around_words() {
  return { "year-title": say.year, "asked-title": say.show_asked, "totals-title": say.show_totals, thick: say.thick, sums: say.sums, several: say.several };
}
$("year").append(...data.years.map((own) => make("option", { value: own }, yearName(own))));
$("legend").addEventListener("change", refresh);
/** Give what the address keeps beside what is chosen, and take it from there again. */
function periodParts() {
  return { year: year() === "all" ? "" : year() || "none", asked: $("asked").checked ? "yes" : "", totals: $("totals").checked ? "" : "no" };
}
function setPeriod(given) {
  const own = given.get("year") === "none" ? "" : given.get("year") || "all";
  $("year").value = data.years.includes(own) ? own : "all";
  $("asked").checked = given.get("asked") === "yes";
  $("totals").checked = given.get("totals") !== "no";
}
window.kordon = { choose, csv, seen: () => Object.fromEntries(pictureNow().bands.map(([id, , , thick, solid, singly, total]) => [id, { thick, solid, singly, total }])) };
