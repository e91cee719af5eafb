// What vis calls to draw: a node, what lies behind all, what lies before.
function paintNode({ ctx, id, x, y }) {
  return {
    nodeDimensions: { width: 12, height: 12 },
    drawNode() {
      if (typeof id !== "number") return;      // a port or the meeting point of a bundle
      if (nodes[id].side === "task") drawTask(ctx, id, x, y);
      else if (geometry.tiered) drawRow(ctx, id, x, y);
      else drawFree(ctx, id, x, y);
    },
  };
}
function paintBehind(ctx) {
  ctx.save();
  ctx.textBaseline = "middle";
  if (geometry.tiered) paintBands(ctx);
  else paintGround(ctx);
  ctx.restore();
}
function paintFront(ctx) {
  if (geometry.tiered) paintHeadings(ctx);
}

function startNetwork() {
  nodeSet = new vis.DataSet(visNodes.map((node) => Object.assign({ ctxRenderer: paintNode }, node)));
  edgeSet = new vis.DataSet(visEdges.filter((edge) => !unmade.has(edge.id)));
  network = new vis.Network($("mynetwork"), { nodes: nodeSet, edges: edgeSet }, visOptions);
  addBundles();
  network.on("beforeDrawing", paintBehind);
  network.on("afterDrawing", paintFront);
}
let curveNow = "";
function showCanvas(keepCamera) {
  network.setSize($("mynetwork").clientWidth + "px", $("mynetwork").clientHeight + "px");
  if (state.view === "tasks") addTaskLines();
  if (!summed()) addRowLines();
  geometry = measure();
  labelKey = "";
  const moved = nodes.map((_, id) => {
    const at = geometry.at.get(id);
    return at ? { id, x: at[0], y: at[1], hidden: false } : { id, hidden: true };
  });
  nodeSet.update([...moved, ...ports()]);
  const shape = JSON.stringify(curve());
  if (shape !== curveNow) network.setOptions({ edges: { smooth: curve() } });
  curveNow = shape;
  if (!keepCamera) fit();
}
// Lines end at the sides of a task's box; those of a bundle meet between the columns.
function ports() {
  const g = geometry, found = [];
  if (state.view === "tasks") {
    for (const [id, [, y]] of Object.entries(page.views.tasks.pos)) {
      found.push({ id: "in" + id, x: g.M - g.taskWidth / 2, y, hidden: false }, { id: "out" + id, x: g.M + g.taskWidth / 2, y, hidden: false });
    }
  }
  if (state.view === "tiers") {
    page.bundles.forEach((bundle, n) => {
      const ends = [...bundle.units, ...bundle.counterparts].map((i) => g.at.get(i)).filter(Boolean);
      const y = ends.reduce((sum, at) => sum + at[1], 0) / Math.max(1, ends.length);
      found.push({ id: "j" + n, x: g.L + (g.R - g.L) * 0.5, y: y + (n % 5) * 7, hidden: false });
    });
  }
  return found;
}
