// Who says so: facts, quotes and their articles, in the panel beside the picture.

function facts(pairs) {
  return make("dl", {}, ...pairs.flatMap(([key, value]) => [make("dt", {}, key), make("dd", {}, value)]));
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

function fillPanel() {
  const panel = $("panel");
  const [before, now] = [panel.dataset.id, chosen ? chosen.id : ""];
  panel.dataset.id = now;
  if (!chosen) {
    panel.replaceChildren(make("h2", {}, say.hint_title), make("p", { class: "quiet" }, say.hint));
    return;
  }
  const close = make("button", { type: "button", class: "close", "aria-label": say.close, onclick: () => choose(null) }, "×");
  panel.replaceChildren(close, ...(chosen.kind === "node" ? nodePanel : edgePanel)(chosen.id).filter((part) => part !== ""));
  if (before !== now) panel.scrollTop = 0;
}
