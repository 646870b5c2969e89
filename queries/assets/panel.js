// What the panel tells of a thing and of a tie of the graph.

function thingButton(id) {
  return make("button", { type: "button", onclick: () => choose("node", id, true) }, data.things[id].name);
}

function tieRow(edge, id) {
  const fact = data.facts[edge.id];
  const other = fact.source === id ? fact.target : fact.source;
  const words = fact.source === id ? `${fact.words} → ` : `${fact.words} ← `;
  return make("li", {}, make("button", { type: "button", onclick: () => choose("edge", edge.id, true) }, words + data.things[other].name),
    fact.date ? make("span", {}, ` ${fact.date}`) : "");
}

function nodePanel(id) {
  const thing = data.things[id];
  const own = around.get(id).filter(seen);
  return [
    make("p", { class: "kind" }, mark(types.get(nodeOf.get(id).type)), thing.type),
    make("h2", {}, thing.name), facts(thing.facts),
    own.length ? make("h3", {}, say.ties, make("span", {}, ` ${own.length}`)) : "",
    make("ul", { class: "tie" }, ...own.map((edge) => tieRow(edge, id))), ...evidence(thing.said, thing.more),
  ];
}

function edgePanel(id) {
  const fact = data.facts[id];
  return [
    make("p", { class: "kind" }, stroke(ties.get(edgeOf.get(id).type)), ties.get(edgeOf.get(id).type).word),
    make("h2", {}, thingButton(fact.source), make("span", { class: "verb" }, fact.words), thingButton(fact.target)),
    fact.disputed ? make("p", { class: "disputed" }, say.disputed) : "",
    facts(fact.facts), ...evidence(fact.said, ""),
  ];
}
