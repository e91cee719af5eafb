// Names in the free views: placed greedily by rank where there is room, left out where there is none.
let labels = new Map();
let labelBoxes = [];
let labelKey = "";
const brief = (text) => (text.length > 14 ? plain([...text.slice(0, 40)].slice(0, 13).join("")) + "…" : plain(text));

function rank(i) {
  const node = nodes[i];
  return (state.node === i ? 1e6 : 0) + (node.kind === "city" && node.local ? 1e5 : 0)
    + (lit && lit.nodes.has(i) ? 1e4 : 0) + (isBare(i) ? 1e3 : 0) + livePairs(i).length * 10
    + (node.kind === "division" ? 5 : 0);
}
const freeTitle = (i) => brief(title(i)) + (geometry.def.afar && geometry.def.afar[i] ? " " + geometry.def.afar[i] : "") + (nodes[i].side === "sum" && nodes[i].local ? " " + kindWord(nodes[i].kind) : "");

function placeLabels(ctx) {
  const s = network.getScale();
  const memo = [state.view, s.toFixed(3), state.node, state.rule, state.stop, state.theme, state.lang, keyNode, geometry.w].join();
  if (memo === labelKey) return;
  labelKey = memo;
  labels = new Map();
  labelBoxes = [];
  const line = 16 / s, gap = 8 / s, taken = new Grid(60 / s);
  for (const i of geometry.shown) {
    const [x, y] = geometry.at.get(i);
    taken.add([x - 5 / s, y - 5 / s, x + 5 / s, y + 5 / s]);
  }
  for (const lens of geometry.def.lenses || []) {
    taken.add([lens.box[0], lens.box[1], lens.box[0] + 150 / s, lens.box[1] + 24 / s]);
  }
  const shelf = geometry.def.shelf;
  if (shelf && shelf.length) {
    const [x, y] = geometry.def.pos[shelf[0]];
    taken.add([x - 10 / s, y - 46 / s, x + 90 / s, y - 26 / s]);
  }
  if (geometry.def.shelfY) taken.add([26, geometry.def.shelfY, 26 + 260 / s, geometry.def.shelfY + 24 / s]);
  ctx.font = font(12.5 / s, 500);
  const spots = [
    [gap, 0, "left"], [-gap, 0, "right"], [0, -line * 0.85, "center"], [0, line * 0.85, "center"],
    [gap, -line * 0.6, "left"], [gap, line * 0.6, "left"], [-gap, -line * 0.6, "right"], [-gap, line * 0.6, "right"],
    [gap * 1.4, -line * 1.2, "left"], [gap * 1.4, line * 1.2, "left"], [-gap * 1.4, -line * 1.2, "right"],
    [-gap * 1.4, line * 1.2, "right"], [0, -line * 1.7, "center"], [0, line * 1.7, "center"],
  ];
  // Farther off there is a thread to the mark.
  for (const k of [2.2, 3, 3.8, 4.6]) {
    for (const side of [1, -1]) {
      const align = side > 0 ? "left" : "right";
      spots.push([side * gap * 2, -line * k, align], [side * gap * 2, line * k, align]);
    }
  }
  for (const i of geometry.shown.slice().sort((a, b) => rank(b) - rank(a))) {
    const [x, y] = geometry.at.get(i), name = freeTitle(i), w = ctx.measureText(name).width + 4 / s;
    for (const [dx, dy, align] of spots) {
      const left = x + dx - (align === "left" ? 0 : align === "right" ? w : w / 2);
      const rect = [left, y + dy - line / 2, left + w, y + dy + line / 2];
      if (rect[0] >= 0 && rect[2] <= geometry.w && !taken.hits(rect)) {
        taken.add(rect);
        labels.set(i, [dx, dy, align, name]);
        labelBoxes.push([i, rect]);
        break;
      }
    }
  }
}
function labelAt(p) {
  const found = labelBoxes.find(([, r]) => p.x > r[0] && p.x < r[2] && p.y > r[1] && p.y < r[3]);
  return found ? found[0] : null;
}
// Rectangles by square of the ground, so that a thousand names are placed at once.
class Grid {
  constructor(size) {
    this.size = size;
    this.squares = new Map();
  }
  *over([x0, y0, x1, y1]) {
    for (let x = Math.floor(x0 / this.size); x <= x1 / this.size; x++) {
      for (let y = Math.floor(y0 / this.size); y <= y1 / this.size; y++) yield x + "," + y;
    }
  }
  add(rect) {
    for (const square of this.over(rect)) {
      if (!this.squares.has(square)) this.squares.set(square, []);
      this.squares.get(square).push(rect);
    }
  }
  hits(r) {
    for (const square of this.over(r)) {
      for (const q of this.squares.get(square) || []) {
        if (r[0] < q[2] && r[2] > q[0] && r[1] < q[3] && r[3] > q[1]) return true;
      }
    }
    return false;
  }
}
