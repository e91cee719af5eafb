// The window onto the picture: fitting, scrolling, and what lies under a point.
let network;
let nodeSet;
let edgeSet;

const paneHeight = () => $("mynetwork").clientHeight;
const topOfPane = () => network.getViewPosition().y - paneHeight() / 2 / network.getScale();

function fit() {
  const g = geometry;
  const y = g.tall ? paneHeight() / 2 / g.scale - 4 : g.h / 2;
  network.moveTo({ position: { x: g.w / 2, y }, scale: g.scale, animation: false });
}
function scrollTo(y) {
  const half = paneHeight() / network.getScale() / 2;
  const centre = Math.min(Math.max(y, half - 4), Math.max(half, geometry.h - half + 10));
  network.moveTo({ position: { x: network.getViewPosition().x, y: centre }, animation: false });
}
function reveal(i) {
  const at = geometry.at.get(shownFor(i));
  if (!at || TABLES.has(state.view)) return;
  const scale = network.getScale(), half = paneHeight() / 2 / scale;
  const sheet = document.body.classList.contains("picked") && innerWidth <= 820 ? innerHeight * 0.46 : 0;
  if (sheet && network.canvasToDOM({ x: 0, y: at[1] }).y > paneHeight() - sheet - 30) {
    const y = at[1] + (paneHeight() * 0.25) / scale;
    network.moveTo({ position: { x: network.getViewPosition().x, y }, animation: false });
  } else if (geometry.tiered && Math.abs(at[1] - network.getViewPosition().y) > half - 40) scrollTo(at[1]);
}
// The row that stands for a node in this view: itself, the one it is folded into, or its sum.
function shownFor(i) {
  if (geometry.at.has(i)) return i;
  if (geometry.at.has(nodes[i].fold)) return nodes[i].fold;
  if (geometry.at.has(sumOf.get(i))) return sumOf.get(i);
  return nodes[i].twin ?? i;
}

// Rows are as wide as their lettering, so they are looked up here; vis knows the marks alone.
function nodeAt(dom) {
  const p = network.DOMtoCanvas(dom), g = geometry;
  if (!g.tiered) {
    let best = null, near = 14 / network.getScale();
    for (const i of g.shown) {
      const [x, y] = g.at.get(i), far = Math.hypot(p.x - x, p.y - y);
      if (far < near) [near, best] = [far, i];
    }
    return best ?? labelAt(p);
  }
  for (const i of g.shown) {
    const [x, y] = g.at.get(i), column = g.column.get(i);
    if (Math.abs(p.y - y) > (column === "M" ? 19 : g.row / 2)) continue;
    const hit =
      column === "L" ? p.x > 24 && p.x < g.L + (isBare(i) ? 110 : 4)
      : column === "R" ? p.x > x - 8 && p.x < x + g.remoteWidth + 12
      : column === "M" ? Math.abs(p.x - x) < g.taskWidth / 2
      : Math.abs(p.x - x) < g.chip / 2;
    if (hit) return i;
  }
  return null;
}
function pairAt(dom) {
  const id = network.getEdgeAt(dom);
  const line = id === undefined ? null : lineOf.get(id);
  const shown = line ? line.pairs.filter((p) => shownPairs.has(p)) : [];
  return shown.length === 1 ? shown[0] : null;
}
