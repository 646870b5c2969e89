// The graph as it is seen, as a PNG: on the page's own paper, with twice the points of the screen.

const FINER = 2;
const LARGEST = 16000000; // points; some browsers give no picture of a larger canvas

/** Let vis-network draw the same view with more points, take that, and put all back before the screen is painted. */
function picture() {
  const { canvas, renderer } = network;
  const shownOn = canvas.frame.canvas;
  const [width, height, ratio] = [shownOn.width, shownOn.height, canvas.pixelRatio];
  const finer = Math.max(1, Math.min(FINER, Math.sqrt(LARGEST / (width * height))));
  const paper = make("canvas", { width: Math.round(width * finer), height: Math.round(height * finer) });
  try {
    [shownOn.width, shownOn.height, canvas.pixelRatio] = [paper.width, paper.height, ratio * finer];
    renderer._redraw(false);
    const pen = paper.getContext("2d");
    pen.fillStyle = style("--paper");
    pen.fillRect(0, 0, paper.width, paper.height);
    pen.drawImage(shownOn, 0, 0);
  } finally {
    [shownOn.width, shownOn.height, canvas.pixelRatio] = [width, height, ratio];
    renderer._redraw(false);
  }
  return paper;
}
function savePng() {
  picture().toBlob((blob) => blob && download(blob, "kordon.png"), "image/png");
}
