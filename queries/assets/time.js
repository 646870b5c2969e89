// The period and the number of sources: what they leave out, and the bar that sets them.

const DAY = /^\d{4}-\d\d/;
const month = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const known = (day) => typeof day === "string" && DAY.test(day);
const span = new Map(data.edges.map(({ id }) => {
  const [start, end] = data.facts[id].span || [];
  return [id, known(start) || known(end) ? [known(start) ? month(start) : -Infinity, known(end) ? month(end) : Infinity] : null];
}));
const months = [...span.values()].flat().filter(Number.isFinite);
const FIRST_MONTH = months.reduce((least, one) => Math.min(least, one), Infinity);
const LAST_MONTH = months.reduce((most, one) => Math.max(most, one), -Infinity);
const MOST_SOURCES = data.edges.reduce((most, { id }) => Math.max(most, data.facts[id].sources), 1);
const TIMELESS = data.edges.filter(({ id }) => span.get(id) === null).length;
const timed = LAST_MONTH > FIRST_MONTH;
const period = { since: FIRST_MONTH, until: LAST_MONTH, undated: true, least: 1 };

const iso = (number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
const calendar = new Intl.DateTimeFormat(data.lang, { month: "long", year: "numeric", timeZone: "UTC" });
function monthWords(number) {
  const parts = calendar.formatToParts(new Date(Date.UTC(Math.floor(number / 12), number % 12, 1)));
  return ["month", "year"].map((type) => parts.find((part) => part.type === type).value).join(" ");
}

/** A tie stays if it may have held in the period; that a body is some country's needs no date and no sources. */
function stays({ id, faint }) {
  const own = span.get(id);
  if (!faint && data.facts[id].sources < period.least) return false;
  if (own === null) return period.undated;
  return own[0] <= period.until && own[1] >= period.since;
}

/** Find what is left out: ties, and things that then have none; a country stays for what its bodies do, not they for it. */
function sift() {
  sifted.clear();
  lonely.clear();
  for (const edge of data.edges) if (!stays(edge)) sifted.add(edge.id);
  if (!sifted.size && period.undated) return;
  const left = ({ id }) => around.get(id).filter((edge) => !sifted.has(edge.id));
  const held = new Set(data.nodes.filter((node) => left(node).some((edge) => !edge.faint)).map((node) => node.id));
  for (const node of data.nodes) {
    const loose = !around.get(node.id).length && period.undated;
    const home = () => left(node).some((edge) => edge.to === node.id && held.has(edge.from));
    if (!loose && !held.has(node.id) && !home()) lonely.add(node.id);
  }
}

/** Count what is left of each type, for the legend. */
function countLeft() {
  for (const [rows, all, gone] of [[data.types, data.nodes, lonely], [data.ties, data.edges, sifted]]) {
    for (const row of rows) row.left = gone.size ? all.filter((one) => one.type === row.type && !gone.has(one.id)).length : row.count;
  }
}

function narrowed() {
  return period.since > FIRST_MONTH || period.until < LAST_MONTH;
}
function periodParts() {
  return {
    from: timed && period.since > FIRST_MONTH ? iso(period.since) : "", to: timed && period.until < LAST_MONTH ? iso(period.until) : "",
    undated: period.undated ? "" : "no", sources: period.least > 1 ? String(period.least) : "",
  };
}
function setPeriod(given) {
  const read = (key, otherwise) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(given.get(key) || "") ? month(given.get(key)) : otherwise);
  const inside = (number) => Math.min(Math.max(number, FIRST_MONTH), LAST_MONTH);
  period.since = inside(read("from", FIRST_MONTH));
  period.until = Math.max(inside(read("to", LAST_MONTH)), period.since);
  period.undated = given.get("undated") !== "no";
  period.least = /^\d{1,6}$/.test(given.get("sources") || "") ? Math.min(Math.max(Number(given.get("sources")), 1), MOST_SOURCES) : 1;
  sift();
  countLeft();
  tellPeriod();
}

// ---- the bar ----

function tellPeriod() {
  if (timed) {
    for (const [id, value, edge] of [["since", period.since, 0], ["until", period.until, 1]]) {
      $(id).value = String(value - FIRST_MONTH + edge);
      $(id).setAttribute("aria-valuetext", monthWords(value));
    }
    $("since").classList.toggle("above", period.since > (FIRST_MONTH + LAST_MONTH) / 2);
    $("period").textContent = period.since === period.until ? monthWords(period.since) : `${monthWords(period.since)} — ${monthWords(period.until)}`;
    for (const bar of $("ground").children) {
      const [start, end] = bar.dataset.months.split(" ").map(Number);
      bar.classList.toggle("out", end < period.since || start > period.until);
    }
  }
  $("undated").checked = period.undated;
  $("least").value = String(period.least);
  $("always").hidden = !narrowed();
}

let soon = 0;
/** Sift once a frame at most, however fast the handle is moved. */
function change(values) {
  Object.assign(period, values);
  tellPeriod();
  cancelAnimationFrame(soon);
  soon = requestAnimationFrame(() => {
    sift();
    countLeft();
    for (const box of document.querySelectorAll("#legend [data-key]")) {
      const [kind, type] = box.dataset.key.split(" ");
      box.parentElement.querySelector(".number").textContent = String((kind === "node" ? types : ties).get(type).left);
    }
    refresh();
  });
}

/** Draw how many ties began in each stretch of time, as the ground under the handles. */
function fillGround() {
  const all = LAST_MONTH - FIRST_MONTH + 1;
  const step = [1, 3, 6, 12, 24, 60, 120, 240, 600].find((length) => all / length <= 60) || all;
  const counts = new Array(Math.ceil(all / step)).fill(0);
  for (const own of span.values()) {
    if (own) counts[Math.floor(((Number.isFinite(own[0]) ? own[0] : own[1]) - FIRST_MONTH) / step)] += 1;
  }
  const top = counts.reduce((most, one) => Math.max(most, one), 1);
  $("ground").setAttribute("viewBox", `0 0 ${all} 100`);
  $("ground").setAttribute("preserveAspectRatio", "none");
  $("ground").replaceChildren(...counts.map((count, place) => {
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const high = count ? 8 + 92 * Math.sqrt(count / top) : 0;
    const box = { x: place * step, y: 100 - high, width: Math.min(step, all - place * step) * 0.86, height: high };
    for (const [key, value] of Object.entries(box)) bar.setAttribute(key, String(value));
    bar.dataset.months = `${FIRST_MONTH + place * step} ${FIRST_MONTH + (place + 1) * step - 1}`;
    return bar;
  }));
}

function fillTime() {
  $("time").hidden = !timed && MOST_SOURCES < 2;
  $("time").setAttribute("aria-label", say.period);
  for (const part of ["period", "undated-label"]) $(part).hidden = !timed;
  document.querySelector("#time .range").hidden = !timed;
  document.querySelector("#time .range").setAttribute("aria-label", say.period);
  $("undated-label").hidden = !timed || !TIMELESS;
  $("undated-label").title = say.undated_help;
  $("undated-label").querySelector("span").textContent = phrase("undated_ties", { count: TIMELESS });
  $("least-label").hidden = MOST_SOURCES < 2;
  $("least-label").querySelector("span").textContent = say.least;
  $("least").max = String(MOST_SOURCES);
  $("always").textContent = say.always;
  for (const id of ["since", "until"]) {
    $(id).max = String(LAST_MONTH - FIRST_MONTH + 1);
    $(id).setAttribute("aria-label", say[id]);
  }
  if (timed) fillGround();
  tellPeriod();
}

// One handle stands before its month, the other behind it: between them lie the months that are shown.
const at = (id) => FIRST_MONTH + Number($(id).value);
$("since").addEventListener("input", () => change({ since: Math.min(at("since"), period.until) }));
$("until").addEventListener("input", () => change({ until: Math.max(at("until") - 1, period.since) }));
$("always").addEventListener("click", () => {
  change({ since: FIRST_MONTH, until: LAST_MONTH });
  $("since").focus();
});
$("undated").addEventListener("change", () => change({ undated: $("undated").checked }));
$("least").addEventListener("input", () => {
  const asked = Math.floor(Number($("least").value));
  if (asked >= 1) change({ least: Math.min(asked, MOST_SOURCES) });
});
