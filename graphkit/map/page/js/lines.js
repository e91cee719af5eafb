// The lines: which there are, where they run, and how each looks now.
const WIDTH = {
  planned: 1.5, paired: 2.1, built: 4, ended: 1.8, acquaintance: 1.2, alliance: 1.2, vague: 1.2, suggested: 1.6,
};
const DASH = {
  planned: [6, 4], paired: false, built: false, ended: [1.5, 4], acquaintance: [1.5, 5], alliance: [10, 3, 2, 3],
  vague: [3, 6], suggested: [2, 3],
};
const lineOf = new Map();     // id of an edge: which kind of line, and the pairs that it stands for
const inBundle = new Set();
page.bundles.forEach((bundle) => bundle.lines.forEach((i) => inBundle.add(i)));
page.lines.forEach(([a, b, of], i) => lineOf.set("l" + i, { kind: "line", a, b, pairs: of, bundled: inBundle.has(i) }));
page.sums.forEach(([a, b, of, strong], i) => lineOf.set("s" + i, { kind: "sum", a, b, pairs: of, strong }));

// Where the summary comes first, the lines of single rows are made when the rows are first looked at.
const unmade = new Set(isLarge ? visEdges.map((edge) => edge.id).filter((id) => id.startsWith("l")) : []);
function addRowLines() {
  if (!unmade.size) return;
  edgeSet.add(visEdges.filter((edge) => unmade.has(edge.id)));
  unmade.clear();
}

const port = (id) => ({ id, x: 0, y: 0, hidden: true, ctxRenderer: paintNode });

// Units and counterparts that all have the same with one another meet in one point.
function addBundles() {
  page.bundles.forEach((bundle, n) => {
    const of = (row, side) =>
      bundle.lines.filter((i) => page.lines[i][side] === row).flatMap((i) => page.lines[i][2]);
    nodeSet.add(port("j" + n));
    const made = [
      ...bundle.units.map((row) => ({ id: `ju${n}.${row}`, from: row, to: "j" + n, pairs: of(row, 0) })),
      ...bundle.counterparts.map((row) => ({ id: `jc${n}.${row}`, from: "j" + n, to: row, pairs: of(row, 1) })),
    ];
    addLines("junction", made);
  });
}
// Among tasks a link runs through its task; a unit that answers for one has a grey line. Made when first asked for.
let halves = false;
function addTaskLines() {
  if (halves) return;
  halves = true;
  const found = new Map();
  const add = (id, from, to, pair) => {
    if (!found.has(id)) found.set(id, { id, from, to, pairs: [] });
    if (pair !== undefined && !found.get(id).pairs.includes(pair)) found.get(id).pairs.push(pair);
  };
  for (const [a, b, of] of page.lines) {
    for (const p of of) {
      for (const task of new Set(pairs[p].says.map((said) => said.task).filter((task) => task !== undefined))) {
        add(`u${task}.${a}`, a, "in" + task, p);
        add(`t${task}.${b}`, "out" + task, b, p);
      }
    }
  }
  const duties = [];
  nodes.forEach((node, task) => {
    if (node.side !== "task") return;
    nodeSet.add([port("in" + task), port("out" + task)]);
    for (const unit of node.units || []) duties.push({ id: `r${task}.${unit}`, from: unit, to: "in" + task, pairs: [] });
  });
  addLines("half", [...found.values()]);
  addLines("duty", duties);
}
function addLines(kind, made) {
  for (const { id, from, to, pairs: of } of made) lineOf.set(id, { kind, a: from, b: to, pairs: of });
  edgeSet.add(made.map(({ id, from, to }) => ({ id, from, to })));
}

const CURVES = {
  tiered: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 },
  geo: { enabled: true, type: "curvedCW", roundness: 0.12 },
  net: { enabled: false, type: "continuous", roundness: 0 },
};
const curve = () => CURVES[TIERED.has(state.view) ? "tiered" : state.view];

const summed = () => isLarge && (state.view === "agg" || state.view === "geo");
function bestLook(of) {
  const looks = of.map(lookAt).filter(Boolean);
  for (const look of ["built", "paired", "planned", "ended", "acquaintance", "alliance", "vague", "suggested"]) {
    if (looks.includes(look)) return look;
  }
  return null;
}
// Colour, width, dashes, opacity of a line; none if it is not shown.
function lookOf(id) {
  const line = lineOf.get(id);
  if (line.kind === "duty") return dutyLook(line);
  const wanted = summed() ? "sum" : state.view === "tasks" ? "half" : "line";
  const bundles = state.view === "tiers";
  if (line.kind === "junction" ? !bundles : line.kind !== wanted || (bundles && line.bundled)) return null;
  const members = line.pairs.filter((p) => shownPairs.has(p));
  if (!members.length) return null;
  const on = !lit || members.some((p) => lit.pairs.has(p)), look = bestLook(members);
  const k = geometry.tiered ? 1 : 0.8 / geometry.scale;
  if (line.kind === "sum") {
    if (!on || (!lit && !line.strong)) return null;
    return [ink[look], Math.min(7, 0.7 + Math.sqrt(members.length)) * k, DASH[look], lit ? 0.9 : 0.6];
  }
  const dash = DASH[look] && DASH[look].map((d) => d * k);
  const quiet = COUNTED.has(look) || look === "suggested" ? 0.85 : 0.6;
  const opacity = !on ? 0.08 : lit ? 1 : dense ? 0.5 : quiet;
  return [ink[look], (WIDTH[look] + (lit && on ? 0.5 : 0)) * k, dash, opacity];
}
function dutyLook(line) {
  if (state.view !== "tasks") return null;
  const on = lit && lit.nodes.has(Number(line.b.slice(2))) && lit.nodes.has(line.a);
  if (!on) return null;
  return [ink.muted, 1.4, [2, 3], 0.9];
}
