// The shapes and strokes that stand for types.

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
  const dash = row.undone || row.type === "PENDING" ? { "stroke-dasharray": "4 3" } : {};
  return drawing("M0 9h18", { stroke: colour(row), "stroke-width": 2.5, ...dash });
}
