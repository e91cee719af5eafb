// Data of the page, and what can be said of a node whatever the day.
const $ = (id) => document.getElementById(id);
const block = (id) => JSON.parse($(id).textContent);
const page = block("gk-page");
const visNodes = block("gk-nodes");
const visEdges = block("gk-edges");
const visOptions = block("gk-options");
const { nodes, pairs } = page;

// What the page leaves out because most are so (graphkit/map/lean.py).
const named = (node) => (other) => (typeof other === "string" ? other
  : page.forms[other].replace("~", () => node.name).replace("^", () => node.name.slice(0, -1)));
nodes.forEach((node, i) => {
  nodes[i] = { side: "row", local: false, ...node };
  if (node.also) nodes[i].also = node.also.map(named(node));
});
pairs.forEach((pair, i) => {
  pairs[i] = { nature: "partner", ...pair, says: pair.says.map((said) => ({ from: 0, ...said })) };
});
const placeOf = new Map(nodes.map((node, i) => [node.id, i]));
const isLarge = Boolean(page.views.agg);

// Pairs by every node that has to do with them: rows, rows that stand for them, tasks.
const pairsOf = nodes.map(() => []);
pairs.forEach((pair, i) => {
  const ends = new Set([pair.a, pair.b]);
  for (const end of [pair.a, pair.b]) {
    if (nodes[end].twin !== undefined) ends.add(nodes[end].twin);
    if (nodes[end].fold !== undefined) ends.add(nodes[end].fold);
  }
  for (const said of pair.says) if (said.task !== undefined) ends.add(said.task);
  for (const end of ends) pairsOf[end].push(i);
});
nodes.forEach((node, i) => {
  if (node.side === "sum") pairsOf[i] = [...new Set(node.members.flatMap((m) => pairsOf[m]))];
});
const sumOf = new Map();
nodes.forEach((node, i) => {
  if (node.side === "sum") for (const m of node.members) sumOf.set(m, i);
});

const key = (i) => nodes[i].id.replace(/^to:/, "");
const pairId = (i) => key(pairs[i].a) + ">" + key(pairs[i].b);
const pairPlace = new Map(pairs.map((_, i) => [pairId(i), i]));

// A pair by its own id, or by the key of a link of the graph: TYPE:from>to@document:start-stop.
function findPair(text) {
  if (!text) return null;
  const ends = text.replace(/^PARTNERS_WITH:/, "").replace(/@[^@]*@?[^@]*:\d+-\d+$/, "");
  const turned = ends.split(">").reverse().join(">");
  return pairPlace.get(ends) ?? pairPlace.get(turned) ?? null;
}
