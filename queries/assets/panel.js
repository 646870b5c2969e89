// The panel: facts, and who says so.

function facts(pairs) {
  return make("dl", {}, ...pairs.flatMap(([key, value]) => [make("dt", {}, key), make("dd", {}, value)]));
}

function thingButton(id) {
  return make("button", { type: "button", onclick: () => choose("node", id, true) }, data.things[id].name);
}

function statement(index) {
  const said = data.statements[index];
  const article = data.articles[said.article];
  const where = [article.source, article.date].filter(Boolean).join(", ");
  const quotes = said.quotes.map(([quote, title]) =>
    make("blockquote", {}, make("mark", {}, quote), title ? make("span", { class: "quiet" }, ` (${say.in_title})`) : ""));
  return make("article", { class: "statement" }, ...quotes,
    make("p", { class: "where" }, link(article.url, article.title)),
    make("p", { class: "when" }, where),
    make("p", { class: "rule" }, [said.status, said.date, said.rule].filter(Boolean).join(" · ")));
}

function evidence(said, more) {
  if (!said.length) return [make("p", { class: "quiet" }, say.no_evidence)];
  return [make("h3", {}, say.evidence, make("span", {}, ` ${said.length}`)), ...said.map(statement),
    more ? make("p", { class: "quiet" }, more) : ""];
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

function fillPanel() {
  const panel = $("panel");
  panel.dataset.id = chosen ? chosen.id : "";
  if (!chosen) {
    panel.replaceChildren(make("h2", {}, say.hint_title), make("p", { class: "quiet" }, say.hint));
    return;
  }
  const close = make("button", { type: "button", class: "close", "aria-label": say.close, onclick: () => choose(null) }, "×");
  panel.replaceChildren(close, ...(chosen.kind === "node" ? nodePanel : edgePanel)(chosen.id).filter((part) => part !== ""));
  panel.scrollTop = 0;
}
