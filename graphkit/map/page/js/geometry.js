// From the positions in the page to the window: columns are stretched, rows are not.
const TIERED = new Set(["tiers", "agg", "tasks"]);
const LETTER = 13.5;      // a row's lettering in layout units
const SMALLEST = 11.6;    // smallest lettering on the screen, CSS pixels; below it the columns scroll
const NARROW = 560;       // width of the pane below which a phone's measures hold
let geometry = { tiered: true, at: new Map(), column: new Map(), shown: [], scale: 1, w: 1, h: 1 };

function positions(view) {
  if (view === "tasks") return Object.assign({}, page.views.tiers.pos, page.views.tasks.pos);
  if (view === "geo") return page.views.geo[geoShape()].pos;
  return page.views[view].pos;
}
const base = () => (state.view === "agg" ? page.views.agg : page.views.tiers);
function geoShape() {
  const ratio = $("mynetwork").clientWidth / Math.max(1, $("mynetwork").clientHeight);
  let best = "square", least = Infinity;
  for (const [shape, def] of Object.entries(page.views.geo)) {
    const off = Math.abs(Math.log(def.w / def.h / ratio));
    if (off < least) [best, least] = [shape, off];
  }
  return best;
}

function measure() {
  const pane = $("mynetwork");
  const pw = Math.max(pane.clientWidth, 200), ph = Math.max(pane.clientHeight, 150);
  const g = { tiered: TIERED.has(state.view), at: new Map(), column: new Map(), shown: [], narrow: pw < NARROW };
  if (g.tiered) stretch(g, pw, ph);
  else {
    g.def = state.view === "geo" ? page.views.geo[geoShape()] : page.views[state.view];
    g.w = g.def.w;
    g.h = g.def.h;
    g.scale = Math.min(pw / g.w, ph / g.h);
    for (const [i, at] of Object.entries(g.def.pos)) {
      g.at.set(Number(i), at);
      g.shown.push(Number(i));
    }
  }
  g.tall = g.tiered && g.h * g.scale > ph + 4;
  return g;
}
function stretch(g, pw, ph) {
  const tasks = state.view === "tasks";
  g.h = tasks ? page.views.tasks.h : base().h;
  g.row = base().row;
  g.cell = page.beside.length && state.view !== "agg" ? 17 : 0;
  g.labelWidth = g.narrow ? 92 : state.view === "agg" ? 124 : 116;
  g.label = 26 + g.labelWidth;
  const cells = state.view === "agg" ? 60 : g.cell ? 24 + g.cell * page.beside.length : 18;
  g.L = g.label + cells;
  g.remoteWidth = g.narrow ? 84 : 124;
  g.R0 = g.remoteWidth + (g.narrow ? 34 : 102);
  const least = g.L + g.R0 + (tasks ? 250 : g.narrow ? 64 : 200);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  g.scale = Math.min(ph / g.h, (1.35 * rem) / LETTER);
  if (g.scale * LETTER < SMALLEST) g.scale = Math.max(Math.min(1, SMALLEST / LETTER), ph / g.h);
  if (pw / g.scale < least) g.scale = Math.max(pw / least, g.narrow ? 0.74 : 0.6);
  g.w = Math.min(Math.max(pw / g.scale - 24, least), 1500);
  g.R = g.w - g.R0;
  g.M = (g.L + g.R) / 2;
  g.taskWidth = Math.min(220, (g.R - g.L) * 0.44);
  g.chip = (g.L + 14 - 26) / 2 - 3;
  g.leftAt = new Map();
  const x = { L: g.L, R: g.R, M: g.M, C0: 26 + g.chip / 2, C1: 32 + g.chip * 1.5 };
  for (const [id, [column, y]] of Object.entries(positions(state.view))) {
    const i = Number(id);
    g.at.set(i, [x[column], y]);
    g.column.set(i, column[0]);
    if (column[0] === "L") g.leftAt.set(Math.round(y), i);
    g.shown.push(i);
  }
}
