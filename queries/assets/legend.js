// The legend, which filters.

function legendRow(kind, row, sample) {
  const key = `${kind} ${row.type}`;
  const box = make("input", { type: "checkbox", "data-key": key, onchange: () => toggle(key, box.checked) });
  box.checked = !hidden.has(key);
  return make("li", {}, make("label", {}, box, sample(row), make("span", {}, row.word), make("span", { class: "number" }, String(row.left ?? row.count))));
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
