// The address keeps what is chosen and what is hidden, so that a link shows another reader the same:
// #id=person/a&hide=node:Agency,edge:MET_AT&from=2024-01&to=2025-06&undated=no&sources=2&view=table
// What such a link may hold is checked against what the page knows: nothing of it is ever shown or run.

const KNOWN = new Set([...data.types.map((row) => `node ${row.type}`), ...data.ties.map((row) => `edge ${row.type}`)]);
const plainly = (text) => encodeURIComponent(text).replace(/%(2F|3A|2C|40)/g, decodeURIComponent);

function address() {
  const parts = {
    id: chosen && chosen.id, hide: [...hidden].map((key) => key.replace(" ", ":")).sort().join(","),
    ...periodParts(), view: $("sheet").hidden ? "" : "table",
  };
  return Object.entries(parts).filter(([, value]) => value).map(([key, value]) => `${key}=${plainly(value)}`).join("&");
}

let later = 0;
function keepAddress() {
  clearTimeout(later);
  if (location.protocol === "about:") return; // inside a notebook there is no address to keep it in
  const now = address();
  try {
    history.replaceState(null, "", now ? `#${now}` : location.pathname + location.search);
  } catch { // a browser that counts how often: it is kept a little later
    later = setTimeout(keepAddress, 5000);
  }
}

document.addEventListener("view", keepAddress);

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Read an address; what it does not say is as in the beginning. One that is only an id is an old one. */
function readAddress() {
  const raw = location.hash.slice(1);
  const given = new URLSearchParams(raw.includes("=") ? raw.replaceAll("+", "%2B") : "");
  const id = raw.includes("=") ? given.get("id") || "" : decoded(raw);
  hidden.clear();
  for (const key of (given.get("hide") || "").split(",").map((part) => part.replace(":", " "))) if (KNOWN.has(key)) hidden.add(key);
  setPeriod(given);
  const kind = nodeOf.has(id) ? "node" : edgeOf.has(id) ? "edge" : null;
  const looked = chosen ? chosen.id : "";
  chosen = null;
  if (kind === "node" && !hidden.has(`node ${nodeOf.get(id).type}`)) chosen = { kind, id };
  if (kind === "edge" && seen(edgeOf.get(id))) chosen = { kind, id };
  fillLegend();
  hideFromMouse();
  tellShown();
  show(given.get("view") === "table");
  choose(chosen && chosen.kind, chosen && chosen.id, chosen !== null && looked !== id);
}
