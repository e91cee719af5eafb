// Which pairs are shown (filters, day) and which are lit (choice, rule, cell, pointer).
let lit = null;          // null: all alike; else { nodes, pairs }
let hovered = null;
let keyNode = null;
let shownPairs = new Set();
let dense = false;
const styled = new Map();

function passes(i) {
  const pair = pairs[i], look = lookAt(i), off = state.off;
  if (!look || off.status.has(look)) return false;
  if (off.kind.has(nodes[pair.a].kind)) return false;
  if (nodes[pair.b].province !== undefined && off.province.has(nodes[pair.b].province)) return false;
  if (!off.sector.size) return true;
  const fields = pair.says.flatMap((said) => said.sectors || []).map((s) => page.sectors[s]);
  return !fields.length || fields.some((name) => !off.sector.has(name));
}
function computeFocus() {
  shownPairs = new Set([...pairs.keys()].filter(passes));
  dense = shownPairs.size > 200;
  lit = null;
  const found = { nodes: new Set(), pairs: new Set() };
  const addPair = (i) => {
    found.pairs.add(i);
    for (const end of [pairs[i].a, pairs[i].b]) found.nodes.add(end);
    for (const said of pairs[i].says) if (said.task !== undefined) found.nodes.add(said.task);
  };
  const target = state.node ?? keyNode ?? (state.pair === null && !state.cell && state.rule === null ? hovered : null);
  if (state.pair !== null) addPair(state.pair);
  else if (target !== null) lightNode(target, found, addPair);
  else if (state.cell) lightCell(found, addPair);
  else if (state.rule !== null) {
    for (const finding of findingsOf(state.rule)) {
      for (const i of finding.nodes) {
        found.nodes.add(i);
        for (const p of pairsOf[i]) if (shownPairs.has(p)) addPair(p);
      }
    }
  } else return;
  for (const i of [...found.nodes]) {
    for (const other of [nodes[i].fold, nodes[i].twin, sumOf.get(i)]) if (other !== undefined) found.nodes.add(other);
  }
  lit = found;
}
function lightNode(target, found, addPair) {
  found.nodes.add(target);
  const node = nodes[target];
  for (const p of pairsOf[target]) if (shownPairs.has(p)) addPair(p);
  if (node.side === "task") (node.units || []).forEach((unit) => found.nodes.add(unit));
  if (node.side === "sum" || node.side === "fold") node.members.forEach((m) => found.nodes.add(m));
  if (node.local) nodes.forEach((task, i) => {
    if (task.side === "task" && (task.units || []).includes(target)) found.nodes.add(i);
  });
}
function lightCell(found, addPair) {
  const [unit, by, column] = state.cell;
  found.nodes.add(unit);
  for (const p of pairsOf[unit]) {
    const other = pairs[p].a === unit ? pairs[p].b : pairs[p].a;
    const there = by === "province"
      ? (nodes[other].province ?? nodes[nodes[other].twin ?? other].province) === column
      : pairs[p].says.some((said) => (said.sectors || []).some((s) => page.sectors[s] === column));
    if (there && shownPairs.has(p) && pairs[p].nature === "partner") addPair(p);
  }
}
function applyFocus() {
  computeFocus();
  if (TABLES.has(state.view)) return;
  const changes = [];
  for (const id of lineOf.keys()) {
    if (unmade.has(id)) continue;
    const look = lookOf(id), memo = look ? look.join() : "-";
    if (styled.get(id) === memo) continue;
    styled.set(id, memo);
    changes.push(
      look
        ? { id, hidden: false, width: look[1], dashes: look[2], color: { color: look[0], opacity: look[3] } }
        : { id, hidden: true },
    );
  }
  if (changes.length) edgeSet.update(changes);
  else network.redraw();
}
