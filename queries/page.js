"use strict";
(() => {
  // All text of articles arrives as data and is set as textContent: nothing here builds HTML from it.
  const data = JSON.parse(document.getElementById("data").textContent);
  const say = data.words;
  const $ = (id) => document.getElementById(id);
  const LABELLED = 70; // more edges than this get their words only when one comes nearer, or looks at them
  const FEW = 60; // among so few, no name stands on any shape; among more, on none that matters
  const narrow = window.matchMedia("(max-width: 820px)");
  const night = window.matchMedia("(prefers-color-scheme: dark)");
  const types = new Map(data.types.map((row) => [row.type, row]));
  const ties = new Map(data.ties.map((row) => [row.type, row]));
  const nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
  const edgeOf = new Map(data.edges.map((edge) => [edge.id, edge]));
  const around = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    around.get(edge.from).push(edge);
    if (edge.to !== edge.from) around.get(edge.to).push(edge);
  }
  const hidden = new Set(); // "node Person", "edge MET_AT"
  let chosen = null; // {kind: "node" | "edge", id}
  let hovered = null; // id of an edge
  let order = { column: 0, down: false };

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  function link(url, text) {
    if (!/^https?:\/\//i.test(url)) return make("span", {}, text);
    return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: say.open }, text);
  }

  // ---- the graph ----

  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colour = (row) => (row ? (night.matches ? row.dark : row.light) : style("--soft"));

  function seen(edge) {
    return !hidden.has("edge " + edge.type) && shown(nodeOf.get(edge.from)) && shown(nodeOf.get(edge.to));
  }
  function shown(node) {
    return !hidden.has("node " + node.type);
  }

  /** Give the nodes and edges that stay bright: what is chosen and what it is tied to; null for all. */
  function focus() {
    if (!chosen) return null;
    const kept = chosen.kind === "edge" ? [edgeOf.get(chosen.id)] : around.get(chosen.id).filter(seen);
    const ids = new Set(kept.flatMap((edge) => [edge.from, edge.to]));
    if (chosen.kind === "node") ids.add(chosen.id);
    return { nodes: ids, edges: new Set(kept.map((edge) => edge.id)) };
  }

  // Words never shrink below reading size, and never stand on each other: as one zooms out, what is less connected
  // gives way to what is better connected.
  const named = new Set(data.nodes.map((node) => node.id));
  const worded = new Set(data.edges.map((edge) => edge.id));
  const importance = [...data.nodes].sort((a, b) => around.get(b.id).length - around.get(a.id).length);
  const FIRST = ["PENDING", "EXTRADITED_TO", "EXTRADITED_FROM", "RETURNED_TO", "RETURNED_FROM", "DETAINED_IN"];
  const rank = (edge) => (FIRST.indexOf(edge.type) + FIRST.length + 1) % (FIRST.length + 1);
  const telling = [...data.edges].sort((a, b) => rank(a) - rank(b) || b.width - a.width);
  const NONE = " "; // vis-network goes on painting the old words when it is given empty ones
  let scale = 1;
  const letters = (node) => (node.type === "Country" ? 16 : 14) * Math.min(Math.max(1, 0.88 / scale), 12);
  const small = () => 12 * Math.min(Math.max(1, 0.92 / scale), 12);

  const large = (node) => node.size * Math.min(Math.max(1, (0.6 / scale) ** 0.6), 2);
  const face = getComputedStyle(document.body).fontFamily;
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = `100px ${face}`;
  const widths = new Map([...data.nodes, ...data.edges].map(({ label }) => [label,
    Math.max(...label.split("\n").map((line) => ruler.measureText(line).width)) / 100]));

  function textBox(x, top, label, size) {
    const [half, gap] = [(widths.get(label) * size) / 2, 3 / scale];
    return [x - half - gap, top, x + half + gap, top + label.split("\n").length * size * 1.1];
  }
  function shapeBox(node) {
    const half = large(node);
    return [node.x - half, node.y - half, node.x + half, node.y + half];
  }
  const nameBox = (node) => textBox(node.x, node.y + large(node) + 3, node.label, letters(node));

  /** Give the middle of an edge, on the bow that vis-network draws it in, and how far it is bowed. */
  function middle(edge) {
    const [a, b] = [nodeOf.get(edge.from), nodeOf.get(edge.to)];
    const bow = edge.smooth.enabled ? (edge.smooth.roundness / 2) * (edge.smooth.type === "curvedCW" ? 1 : -1) : 0;
    const [right, down] = [(b.y - a.y) * bow, (a.x - b.x) * bow];
    return { x: (a.x + b.x) / 2 + right, y: (a.y + b.y) / 2 + down, right, down };
  }

  /** Lift the words of one of two upright bows, and lower the other's: side by side they would collide. */
  function lift(edge) {
    const { right, down } = middle(edge);
    return Math.abs(right) < 1 || Math.abs(down) > 1.3 * small() ? 0 : Math.sign(right) * 1.5 * small();
  }

  function wordBox(edge) {
    const { x, y } = middle(edge);
    const half = (edge.label.split("\n").length * small() * 1.1) / 2;
    return textBox(x, y - half + lift(edge), edge.label, small());
  }

  /** Choose the words to write: what is looked at first, then by ties, each where nothing stands yet. */
  function chooseWords() {
    const bright = focus();
    const pool = importance.filter(shown);
    const lit = bright ? pool.filter((node) => bright.nodes.has(node.id)) : pool;
    const taken = lit.filter((node) => lit.length <= FEW || around.get(node.id).length > 5).map(shapeBox);
    const free = (box) => !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
    const settle = (set, id, box) => {
      if (!free(box) && !(chosen && chosen.id === id)) return;
      set.add(id);
      taken.push(box);
    };
    named.clear();
    worded.clear();
    for (const node of lit) settle(named, node.id, nameBox(node));
    if (bright || scale >= 0.55 || data.edges.length <= LABELLED) {
      for (const edge of telling) {
        if (edge.label && seen(edge) && (!bright || bright.edges.has(edge.id))) settle(worded, edge.id, wordBox(edge));
      }
    }
    if (bright) for (const node of pool) if (!bright.nodes.has(node.id)) settle(named, node.id, nameBox(node));
  }

  function painted(node, bright) {
    const fill = colour(types.get(node.type));
    const dim = bright && !bright.nodes.has(node.id);
    return {
      ...node,
      hidden: !shown(node),
      opacity: dim ? 0.28 : 1,
      color: { background: fill, border: node.official ? style("--ink") : style("--paper"),
        highlight: { background: fill, border: style("--ink") }, hover: { background: fill, border: style("--ink") } },
      label: named.has(node.id) ? node.label : NONE,
      size: large(node),
      borderWidth: node.official && scale > 0.5 ? 2 : 1,
      font: { face, size: letters(node), color: dim ? style("--rule") : style("--ink"),
        strokeWidth: 2, strokeColor: style("--paper") },
    };
  }

  function drawn(edge, bright) {
    const dim = bright && !bright.edges.has(edge.id);
    const ink = colour(ties.get(edge.type));
    const opacity = dim ? 0.15 : edge.faint ? 0.45 : 0.85;
    return {
      ...edge,
      hidden: !seen(edge),
      label: worded.has(edge.id) || edge.id === hovered ? edge.label : NONE,
      color: { color: ink, highlight: ink, hover: ink, opacity, inherit: false },
      hoverWidth: 1,
      font: { face, size: small(), color: style("--soft"),
        strokeWidth: 3, strokeColor: style("--paper"), align: "horizontal", vadjust: lift(edge) },
    };
  }

  function paint() {
    chooseWords();
    const bright = focus();
    nodes.update(data.nodes.map((node) => painted(node, bright)));
    edges.update(data.edges.map((edge) => drawn(edge, bright)));
  }

  paint();
  const network = new vis.Network($("graph"), { nodes, edges }, data.options);
  network.on("click", (event) => {
    if (event.nodes.length) choose("node", event.nodes[0]);
    else if (event.edges.length) choose("edge", event.edges[0]);
    else choose(null);
  });
  for (const [name, id] of [["hoverEdge", true], ["blurEdge", false]]) {
    network.on(name, (event) => {
      hovered = id ? event.edge : null;
      edges.update(drawn(edgeOf.get(event.edge), focus()));
    });
  }

  let waiting = 0;
  network.on("zoom", resized);
  network.on("animationFinished", resized);
  function resized() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      scale = network.getScale();
      paint();
    }, 60);
  }

  /** Show everything, but never so small that no word can be read on a phone: then start at the best connected. */
  function fit(animate) {
    const animation = animate ? { duration: 300 } : false;
    network.fit({ animation, maxZoomLevel: 1.25 });
    const least = narrow.matches ? 0.5 : 0;
    if (!animate && network.getScale() < least) {
      const hub = data.nodes.reduce((best, node) => (around.get(node.id).length > around.get(best.id).length ? node : best));
      network.moveTo({ position: { x: hub.x, y: hub.y }, scale: least });
    }
    resized();
  }
  if (data.nodes.length) fit(false);

  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor, animation: { duration: 150 } });
    resized();
  }

  function choose(kind, id, look) {
    chosen = kind && (kind === "node" ? nodeOf : edgeOf).has(id) ? { kind, id } : null;
    paint();
    if (!chosen) network.unselectAll();
    else if (kind === "node") network.setSelection({ nodes: [id], edges: [] }, { highlightEdges: false });
    else network.setSelection({ nodes: [], edges: [id] });
    if (chosen && look) bringIn();
    fillPanel();
    markRows();
    if (location.protocol !== "about:") { // inside a notebook there is no address to keep it in
      history.replaceState(null, "", chosen ? "#" + encodeURIComponent(id) : location.pathname + location.search);
    }
    const above = $("stage").hidden ? $("sheet") : $("stage");
    if (chosen && narrow.matches) window.scrollTo({ top: above.offsetTop + above.offsetHeight * 0.4, behavior: "smooth" });
  }

  /** Move the view so that the chosen thing stands in it. */
  function bringIn() {
    const ends = chosen.kind === "node" ? [chosen.id] : [edgeOf.get(chosen.id).from, edgeOf.get(chosen.id).to];
    const points = ends.map((id) => network.getPosition(id));
    const middle = { x: (points[0].x + points.at(-1).x) / 2, y: (points[0].y + points.at(-1).y) / 2 };
    network.moveTo({ position: middle, scale: Math.max(network.getScale(), 0.8), animation: { duration: 250 } });
  }

  // ---- the panel ----

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

  // ---- the legend ----

  const SHAPES = {
    dot: "M9 2a7 7 0 1 0 .01 0z", square: "M3 3h12v12H3z", triangle: "M9 2l8 14H1z", triangleDown: "M9 16L1 2h16z",
    diamond: "M9 1l7 8-7 8-7-8z", star: "M9 1l2.2 5.3 5.8.4-4.4 3.7 1.4 5.6L9 13l-5 3 1.4-5.6L1 6.700l5.800-.4z",
    hexagon: "M5 2h8l4 7-4 7H5L1 9z",
  };

  function drawing(path, attributes) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 18 18");
    svg.setAttribute("aria-hidden", "true");
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
    for (const [key, value] of Object.entries({ d: path, ...attributes })) shape.setAttribute(key, value);
    svg.append(shape);
    return svg;
  }
  function mark(row) {
    return drawing(SHAPES[row.shape] || SHAPES.dot, { fill: colour(row) });
  }
  function stroke(row) {
    const dash = row.type === "PENDING" ? { "stroke-dasharray": "4 3" } : {};
    return drawing("M0 9h18", { stroke: colour(row), "stroke-width": 2.5, ...dash });
  }

  function legendRow(kind, row, sample) {
    const key = `${kind} ${row.type}`;
    const box = make("input", { type: "checkbox", "data-key": key, onchange: () => toggle(key, box.checked) });
    box.checked = !hidden.has(key);
    return make("li", {}, make("label", {}, box, sample(row), make("span", {}, row.word), make("span", { class: "number" }, String(row.count))));
  }

  function toggle(key, on) {
    if (on) hidden.delete(key);
    else hidden.add(key);
    const gone = chosen && (chosen.kind === "node" ? !shown(nodeOf.get(chosen.id)) : !seen(edgeOf.get(chosen.id)));
    choose(gone || !chosen ? null : chosen.kind, chosen && chosen.id);
    fillTable();
  }

  function fillLegend() {
    $("types").replaceChildren(...data.types.map((row) => legendRow("node", row, mark)));
    $("ties").replaceChildren(...data.ties.map((row) => legendRow("edge", row, stroke)));
  }

  // ---- the search ----

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

  // ---- the table ----

  const COLUMNS = [
    ["from", (row) => row.source], ["tie", (row) => row.words], ["to", (row) => row.target],
    ["date", (row) => row.date, (row) => row.iso], ["status", (row) => row.status], ["sources", (row) => row.sources],
  ];

  /** Give what is shown as rows: each tie, and each thing that has none. */
  function tableRows() {
    const own = data.edges.filter(seen).map((edge) => {
      const fact = data.facts[edge.id];
      return { ...fact, id: edge.id, kind: "edge", source: data.things[fact.source].name, target: data.things[fact.target].name };
    });
    const alone = data.nodes.filter((node) => shown(node) && !around.get(node.id).some(seen)).map((node) => (
      { id: node.id, kind: "node", source: data.things[node.id].name, words: "", target: "", date: "", iso: "", status: "", sources: "", said: data.things[node.id].said }));
    const value = COLUMNS[order.column][2] || COLUMNS[order.column][1];
    const compare = new Intl.Collator(data.lang, { numeric: true }).compare;
    const sorted = [...own, ...alone].sort((a, b) => compare(String(value(a)), String(value(b))) || compare(a.id, b.id));
    return order.down ? sorted.reverse() : sorted;
  }

  function fillTable() {
    const rows = tableRows();
    $("head").replaceChildren(...COLUMNS.map(([key], place) => make("th", { scope: "col",
      "aria-sort": place === order.column ? (order.down ? "descending" : "ascending") : "none" },
    make("button", { type: "button", onclick: () => sortBy(place) }, say[key] + (place === order.column ? (order.down ? " ↓" : " ↑") : "")))));
    $("body").replaceChildren(...rows.map((row) => make("tr", { "data-id": row.id }, ...COLUMNS.map(([key, value]) => cell(key, row, value(row))))));
    $("rows").textContent = data.note.counts;
    markRows();
  }
  function cell(key, row, value) {
    if (key !== (row.kind === "node" ? "from" : "tie")) return make("td", key === "sources" ? { class: "number" } : {}, String(value));
    return make("td", {}, make("button", { type: "button", onclick: () => choose(row.kind, row.id, true) }, value));
  }
  function sortBy(column) {
    order = { column, down: column === order.column && !order.down };
    fillTable();
  }
  function markRows() {
    for (const row of $("body").children) row.setAttribute("aria-selected", String(Boolean(chosen) && row.dataset.id === chosen.id));
  }

  /** Write a cell of CSV; a spreadsheet must not take a quote for a formula. */
  function csvCell(value) {
    const text = String(value).replace(/^([=+\-@\t\r])/, "'$1");
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  function csv() {
    const heads = [...COLUMNS.map(([key]) => say[key]), say.quote, say.articles, say.link];
    const lines = tableRows().flatMap((row) => {
      const own = COLUMNS.map(([, value, raw]) => (raw || value)(row));
      const said = row.said.map((place) => data.statements[place]);
      return (said.length ? said : [null]).map((one) => [...own, ...(one ? source(one) : ["", "", ""])]);
    });
    return "\ufeff" + [heads, ...lines].map((line) => line.map(csvCell).join(",")).join("\r\n") + "\r\n";
  }
  function source(said) {
    const article = data.articles[said.article];
    return [said.quotes.map(([quote]) => quote).join(" […] "), [article.title, article.source, article.date].filter(Boolean).join(", "), article.url];
  }
  $("csv").addEventListener("click", () => {
    const url = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    make("a", { href: url, download: "kordon.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  });

  function show(table) {
    $("sheet").hidden = !table;
    $("stage").hidden = table;
    $("show-graph").setAttribute("aria-pressed", String(!table));
    $("show-table").setAttribute("aria-pressed", String(table));
    if (table) fillTable();
    else network.redraw();
  }

  // ---- the keyboard ----

  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /** Walk to the nearest thing in a direction: one that is tied to the chosen one, if there is any. */
  function walk([x, y]) {
    if (!chosen || chosen.kind === "edge") return choose("node", chosen ? edgeOf.get(chosen.id).to : heart(), true);
    const here = network.getPosition(chosen.id);
    const tied = new Set(around.get(chosen.id).filter(seen).flatMap((edge) => [edge.from, edge.to]));
    const near = (pool) => pool.filter((node) => node.id !== chosen.id && shown(node)).map((node) => {
      const [right, down] = [node.x - here.x, node.y - here.y];
      const along = right * x + down * y;
      return { id: node.id, along, cost: along + 2 * Math.abs(right * y + down * x) };
    }).filter((row) => row.along > 0).sort((a, b) => a.cost - b.cost)[0];
    const next = near(data.nodes.filter((node) => tied.has(node.id))) || near(data.nodes);
    return next && choose("node", next.id, true);
  }
  function heart() {
    const pool = data.nodes.filter(shown);
    return pool.length ? pool.reduce((best, node) => (around.get(node.id).length > around.get(best.id).length ? node : best)).id : null;
  }
  $("graph").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in WAYS) walk(WAYS[event.key]);
    else if (event.key === "Enter" && chosen) $("panel").focus();
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") fit(true);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen) {
      choose(null);
      if (!$("stage").hidden) $("graph").focus();
    } else if (event.key === "/" && !["INPUT", "TEXTAREA"].includes(document.activeElement.tagName)) {
      event.preventDefault();
      $("search").focus();
    }
  });

  // ---- the words around ----

  $("search").placeholder = say.search;
  $("search").setAttribute("aria-label", say.search);
  $("graph").setAttribute("aria-label", say.canvas);
  $("panel").setAttribute("aria-label", say.evidence);
  for (const [id, words] of Object.entries({
    counts: data.note.counts, query: data.note.query, left: data.note.left, made: data.note.made, help: say.search_help,
    "legend-title": say.legend, "things-title": say.things, "ties-title": say.ties, dashed: say.dashed, thick: say.thick,
    "show-graph": say.graph, "show-table": say.table, csv: say.csv,
  })) $(id).textContent = words;
  for (const [id, words, act] of [["closer", say.closer, () => zoom(1.25)], ["farther", say.farther, () => zoom(0.8)], ["fit", say.fit, () => fit(true)]]) {
    $(id).setAttribute("aria-label", words);
    $(id).title = words;
    $(id).addEventListener("click", act);
  }
  $("show-graph").addEventListener("click", () => show(false));
  $("show-table").addEventListener("click", () => show(true));
  night.addEventListener("change", () => { paint(); fillLegend(); fillPanel(); });
  if (narrow.matches) $("legend").open = false;

  fillLegend();
  fillPanel();
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (nodeOf.has(wanted)) choose("node", wanted, true);
  else if (edgeOf.has(wanted)) choose("edge", wanted, true);
  window.kordon = { network, choose, csv, seen: () => ({ nodes: data.nodes.filter(shown).length, edges: data.edges.filter(seen).length }) };
})();
