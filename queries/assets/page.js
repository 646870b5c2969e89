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
