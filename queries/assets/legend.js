// The legend, which filters.

function legendRow(kind, row, sample) {
  const key = `${kind} ${row.type}`;
  const box = make("input", { type: "checkbox", "data-key": key, onchange: () => toggle(key, box.checked) });
  box.checked = !hidden.has(key);
  return make("li", {}, make("label", {}, box, sample(row), make("span", {}, row.word), make("span", { class: "number" }, String(left(kind, row)))));
}

/** Count what the period and the number of sources leave of a type. */
function left(kind, row) {
  const [all, gone] = kind === "node" ? [data.nodes, lonely] : [data.edges, sifted];
  return gone.size ? all.filter((one) => one.type === row.type && !gone.has(one.id)).length : row.count;
}

function toggle(key, on) {
  if (on) hidden.delete(key);
  else hidden.add(key);
  refresh();
}

function fillLegend() {
  $("types").replaceChildren(...data.types.map((row) => legendRow("node", row, mark)));
  $("ties").replaceChildren(...data.ties.map((row) => legendRow("edge", row, stroke)));
}
