// The same content as a table, and as CSV.

let order = { column: 0, down: false };

function sortedRows() {
  const value = COLUMNS[order.column][2] || COLUMNS[order.column][1];
  const compare = new Intl.Collator(data.lang, { numeric: true }).compare;
  const sorted = tableRows().sort((a, b) => compare(String(value(a)), String(value(b))) || compare(a.id, b.id));
  return order.down ? sorted.reverse() : sorted;
}

const ROWS = 1000; // a table of more is built only when it is asked for: a browser takes seconds to lay it out
let most = ROWS;
function fillTable() {
  if ($("sheet").hidden) return;
  const rows = sortedRows();
  $("head").replaceChildren(...COLUMNS.map(([key], place) => make("th", { scope: "col",
    "aria-sort": place === order.column ? (order.down ? "descending" : "ascending") : "none" },
  make("button", { type: "button", onclick: () => sortBy(place) }, say[key] + (place === order.column ? (order.down ? " ↓" : " ↑") : "")))));
  $("body").replaceChildren(...rows.slice(0, most).map((row) => make("tr", { "data-id": row.id }, ...COLUMNS.map(([key, value]) => cell(key, row, value(row))))));
  if (rows.length > most) $("body").append(moreRow(rows.length - most));
  $("rows").textContent = $("shown")?.textContent || data.note.counts;
  markRows();
}
function moreRow(left) {
  const longer = () => {
    most += ROWS;
    fillTable();
  };
  return make("tr", {}, make("td", { colspan: COLUMNS.length }, make("button", { type: "button", onclick: longer }, phrase("rows_left", { count: left }))));
}
function cell(key, row, value) {
  if (key !== opener(row)) return make("td", key === "sources" ? { class: "number" } : {}, String(value));
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
  const lines = sortedRows().flatMap((row) => {
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

/** Let the reader keep a file: it never leaves the page but through this. */
function download(blob, name) {
  const url = URL.createObjectURL(blob);
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
$("csv").addEventListener("click", () => download(new Blob([csv()], { type: "text/csv;charset=utf-8" }), "kordon.csv"));

function show(table) {
  $("sheet").hidden = !table;
  $("stage").hidden = table;
  $("show-graph").setAttribute("aria-pressed", String(!table));
  $("show-table").setAttribute("aria-pressed", String(table));
  if (table) fillTable();
  else repaint();
  document.dispatchEvent(new Event("view"));
}
