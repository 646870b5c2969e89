// The search, by any name, spelling, alphabet and case form.

const KAZAKH = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и" };
function plain(text) {
  const bare = text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return bare.replace(/[әғқңөұүһі]/g, (letter) => KAZAKH[letter]);
}
const splitUp = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

const rules = data.sounds.rules.map(([written, letters]) => [new RegExp(written, "g"), letters]);
const heard = new Map();
/** Write a word in the letters that spellings of a name share: Zhukov, Schukow and Жуков are one. */
function sound(word) {
  if (!heard.has(word)) {
    const latin = [...word].map((letter) => data.sounds.letters[letter] ?? letter).join("");
    heard.set(word, rules.reduce((text, [written, letters]) => text.replace(written, letters), latin));
  }
  return heard.get(word);
}
const index = data.nodes.map(({ id }) => {
  const words = [...new Set([data.things[id].name, ...data.things[id].names].flatMap(splitUp))];
  return { id, words, sounds: [...new Set(words.map(sound))] };
});
const best = (words, query) => Math.max(0, ...words.map((word) => fits(word, query)));

/** Tell how well a word of a name fits a word of the query: 2 begins so, 1 another case form of it, 0 not. */
function fits(word, query) {
  if (word.startsWith(query)) return 2;
  let same = 0;
  while (same < word.length && word[same] === query[same]) same += 1;
  return same >= 4 && same >= query.length - 3 && same >= word.length - 3 ? 1 : 0;
}

function search(text) {
  const query = splitUp(text);
  if (!query.length) return [];
  const scored = index.filter(({ id }) => shown(nodeOf.get(id))).map(({ id, words, sounds }) => {
    const scores = query.map((part) => best(words, part) || (sound(part).length > 1 ? best(sounds, sound(part)) : 0));
    return { id, score: scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 0), degree: around.get(id).length };
  });
  return scored.filter((row) => row.score).sort((a, b) => b.score - a.score || b.degree - a.degree || (a.id < b.id ? -1 : 1))
    .slice(0, 12).map((row) => row.id);
}

let results = [];
let active = 0;
function fillResults() {
  const text = $("search").value;
  results = search(text);
  active = 0;
  const rows = results.map((id, place) => make("li", { role: "option", id: `found-${place}`, onmousedown: (event) => { event.preventDefault(); take(id); } },
    make("span", {}, data.things[id].name), make("small", {}, data.things[id].type)));
  $("found").replaceChildren(...(rows.length ? rows : [make("li", { class: "empty" }, say.none)]));
  open(text.trim() !== "");
}
function open(on) {
  $("found").hidden = !on;
  $("search").setAttribute("aria-expanded", String(on));
  point(0);
}
function point(step) {
  active = results.length ? (active + step + results.length) % results.length : 0;
  [...$("found").children].forEach((row, place) => row.setAttribute("aria-selected", String(place === active && results.length > 0)));
  if (results.length) $("search").setAttribute("aria-activedescendant", `found-${active}`);
  else $("search").removeAttribute("aria-activedescendant");
}
function take(id) {
  open(false);
  $("search").value = data.things[id].name;
  choose("node", id, true);
}
$("search").addEventListener("input", fillResults);
$("search").addEventListener("blur", () => open(false));
$("search").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    point(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && results.length) {
    take(results[active]);
    $("graph").focus();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    $("search").value = "";
    open(false);
    $("graph").focus();
  }
});
