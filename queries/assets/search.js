// The search, by any name, spelling and case form.

const KAZAKH = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и" };
function plain(text) {
  const bare = text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return bare.replace(/[әғқңөұүһі]/g, (letter) => KAZAKH[letter]);
}
const splitUp = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const index = data.nodes.map((node) => ({ id: node.id, words: [data.things[node.id].name, ...data.things[node.id].names].flatMap(splitUp) }));

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
  const scored = index.filter(({ id }) => shown(nodeOf.get(id))).map(({ id, words }) => {
    const scores = query.map((part) => Math.max(0, ...words.map((word) => fits(word, part))));
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
