// What every page brings: its data, and how text becomes elements.

// All text of articles arrives as data and is set as textContent: nothing here builds HTML from it.
const data = JSON.parse(document.getElementById("data").textContent);
const say = data.words;
const $ = (id) => document.getElementById(id);
const narrow = window.matchMedia("(max-width: 820px)");
const night = window.matchMedia("(prefers-color-scheme: dark)");

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

/** Say the words of a key with its values filled in. */
function phrase(key, values) {
  return say[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Count things: «1 связь, 2 связи, 5 связей»; the words stand in data.many. */
function many(key, count) {
  const [ten, hundred] = [count % 10, count % 100];
  const russian = hundred > 10 && hundred < 15 ? 2 : ten === 1 ? 0 : ten > 1 && ten < 5 ? 1 : 2;
  const forms = data.many[key].split("|");
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f")} ${forms[data.lang === "en" ? Number(count !== 1) : russian]}`;
}

function link(url, text) {
  if (!/^https?:\/\//i.test(url)) return make("span", {}, text);
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: say.open }, text);
}

const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colour = (row) => (row ? (night.matches ? row.dark : row.light) : style("--soft"));

/** Choose a thing, a tie or nothing: it stands out in the picture, and the panel tells of it. */
function choose(kind, id, look) {
  chosen = kind && (kind === "node" ? nodeOf : edgeOf).has(id) ? { kind, id } : null;
  markChosen();
  if (chosen && look) bringIn();
  fillPanel();
  markRows();
  keepAddress();
  const above = $("stage").hidden ? $("sheet") : $("stage");
  if (chosen && narrow.matches) window.scrollTo({ top: above.offsetTop + above.offsetHeight * 0.4, behavior: "smooth" });
}

/** Put the words around the picture, `more` of its own among them, and let two buttons show it or its table. */
function dress(more) {
  $("search").placeholder = say.search;
  for (const [id, words] of [["search", say.search], ["graph", say.canvas], ["panel", say.evidence]]) $(id).setAttribute("aria-label", words);
  const { counts, query, left, made } = data.note;
  const own = { counts, query, left, made, "legend-title": say.legend, "show-table": say.table, csv: say.csv };
  for (const [id, words] of Object.entries({ ...own, ...more })) $(id).textContent = words;
  $("show-graph").addEventListener("click", () => show(false));
  $("show-table").addEventListener("click", () => show(true));
  if (narrow.matches) $("legend").open = false;
}

/** Show what the address asks for, now and whenever it changes. */
function followAddress() {
  fillOrigin();
  readAddress();
  window.addEventListener("hashchange", readAddress);
}
