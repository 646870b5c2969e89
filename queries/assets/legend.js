// The legend, which filters.

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
