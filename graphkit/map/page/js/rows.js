// Rows of the columns: name, mark, the cells beside it, and in red what is missing.
const fade = (i) => (lit && !lit.nodes.has(i) ? (state.theme === "dark" ? 0.4 : 0.3) : 1);
const isChosen = (i) => state.node === i || keyNode === i;
const drawnPairs = (i) => pairsOf[i].some((p) => lookAt(p) !== null && pairs[p].nature !== "suggested");

function drawRow(ctx, i, x, y) {
  ctx.globalAlpha = fade(i);
  ctx.textBaseline = "middle";
  const column = geometry.column.get(i);
  if (column === "C") drawChip(ctx, i, x, y);
  else if (column === "L") drawLeft(ctx, i, y);
  else drawRight(ctx, i, x, y);
}
function drawChip(ctx, i, x, y) {
  const w = geometry.chip, h = geometry.row - 1, bare = isBare(i);
  if (bare) dashedBox(ctx, x - w / 2, y - h / 2, w, h, 3, ink["gap-soft"], ink.gap, isChosen(i) ? 2.4 : 1.2);
  else {
    box(ctx, x - w / 2, y - h / 2, w, h, 3);
    ctx.strokeStyle = ink.line;
    ctx.lineWidth = isChosen(i) ? 2.4 : 1.2;
    ctx.stroke();
  }
  ctx.fillStyle = bare ? ink.gap : ink.text;
  ctx.font = font(12.5, isChosen(i) ? 700 : 500);
  ctx.textAlign = "center";
  ctx.fillText(clip(ctx, title(i), w - 6), x, y + 0.5);
}
function drawLeft(ctx, i, y) {
  const node = nodes[i], g = geometry, bare = isBare(i), chosen = isChosen(i), top = y - g.row / 2 + 1, h = g.row - 2;
  if (bare) {
    drawBare(ctx, y, chosen);
    if (!g.narrow && state.view !== "tasks" && !drawnPairs(i)) sayNobody(ctx, i, y);
  } else if (chosen) {
    box(ctx, 25, top, g.L - 25, h, 3);
    ctx.fillStyle = ink.band;
    ctx.fill();
  }
  ctx.font = font(LETTER, chosen || node.kind === "city" ? 700 : 400);
  ctx.fillStyle = bare ? ink.gap : node.side === "fold" ? ink.muted : ink.text;
  ctx.textAlign = "right";
  ctx.fillText(clip(ctx, leftText(i), g.labelWidth), g.label, y + 0.5);
  mark(ctx, node.side === "fold" ? "vague" : node.kind, g.label + 10, y, 4.6);
  if (bare || HOLLOW.has(node.kind)) {
    ctx.strokeStyle = bare ? ink.gap : ink.muted;
    ctx.lineWidth = 1.6;
    ctx.stroke();
  } else {
    ctx.fillStyle = hue(node);
    ctx.fill();
  }
  if (node.side === "sum") drawShare(ctx, node, g.label + 21, y);
  else if (node.side === "fold" || node.counts === false) return;
  else if (bare && g.narrow) {
    ctx.font = font(11.5, 600);
    ctx.textAlign = "left";
    ctx.fillText(clip(ctx, t("none"), g.L - g.label - 22), g.label + 20, y + 0.5);
  } else drawCells(ctx, i, g.label + 21, y);
}
// One frame round uncovered rows that follow one another: a line between two of them would touch their letters.
function drawBare(ctx, y, chosen) {
  const g = geometry, x = 25, w = g.L - 21, top = y - g.row / 2, bottom = y + g.row / 2;
  const follows = (at) => [0, 1, -1].some((off) => {
    const i = g.leftAt.get(Math.round(at) + off);
    return i !== undefined && isBare(i);
  });
  ctx.fillStyle = ink["gap-soft"];
  ctx.fillRect(x, top, w, g.row);
  ctx.strokeStyle = ink.gap;
  ctx.lineWidth = 1.2;
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  for (const side of [x, x + w]) {
    ctx.moveTo(side, top);
    ctx.lineTo(side, bottom);
  }
  for (const [edge, beside] of [[top, y - g.row], [bottom, y + g.row]]) {
    if (follows(beside)) continue;
    ctx.moveTo(x, edge);
    ctx.lineTo(x + w, edge);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  if (!chosen) return;
  box(ctx, x, top + 1, w, g.row - 2, 3);
  ctx.lineWidth = 2.2;
  ctx.stroke();
}
function leftText(i) {
  const node = nodes[i];
  if (node.side !== "sum") return title(i);
  return node.name + " " + node.members.filter((m) => !isBare(m)).length + "/" + node.members.length;
}
// The words stand where the lines of the row would be.
function sayNobody(ctx, i, y) {
  const g = geometry;
  ctx.strokeStyle = ink.gap;
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.moveTo(g.L + 6, y);
  ctx.lineTo(g.L + 26, y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.textAlign = "left";
  ctx.font = font(13, 600);
  const said = bareText(i), width = ctx.measureText(said).width;
  ctx.fillStyle = ink.bg;
  ctx.fillRect(g.L + 27, y - 7, width + 6, 14);
  ctx.fillStyle = ink.gap;
  ctx.fillText(said, g.L + 30, y + 0.5);
}
function drawCells(ctx, i, x, y) {
  const h = Math.min(14, geometry.row - 3);
  page.beside.forEach((column, n) => {
    const left = x + n * geometry.cell, cell = today().cells.get(i + "|" + column);
    box(ctx, left, y - h / 2, 15, h, 2);
    if (cell && cell[1] === "gap") {
      ctx.fillStyle = ink["gap-soft"];
      ctx.fill();
      ctx.strokeStyle = ink.gap;
      ctx.lineWidth = 1.3;
      ctx.setLineDash([3, 2]);
      ctx.stroke();
      ctx.setLineDash([]);
    } else if (cell) {
      const name = "cell-" + GROUPS[cell[1]];
      ctx.fillStyle = ink[name];
      ctx.fill();
      ctx.fillStyle = ink[name + "-ink"];
      ctx.font = font(11, 600);
      ctx.textAlign = "center";
      ctx.fillText(cell[0] > 9 ? "+" : cell[0], left + 7.5, y + 0.5);
    } else {
      ctx.strokeStyle = ink.line;
      ctx.lineWidth = 1;
      ctx.stroke();
    }
  });
}
// Of a summed row: how many members have a counterpart, how many have none.
function drawShare(ctx, node, x, y) {
  const have = node.members.filter((m) => !isBare(m)).length, w = 34, part = (w * have) / node.members.length;
  ctx.fillStyle = ink["cell-paired"];
  ctx.fillRect(x, y - 6, part, 12);
  if (have < node.members.length) {
    dashedBox(ctx, x + part, y - 6, w - part, 12, 0, ink["gap-soft"], ink.gap, 1.2);
  }
}
function drawRight(ctx, i, x, y) {
  const node = nodes[i], g = geometry, chosen = isChosen(i);
  if (chosen) {
    box(ctx, x - 8, y - g.row / 2 + 1, g.remoteWidth + 22, g.row - 2, 3);
    ctx.fillStyle = ink.band;
    ctx.fill();
  }
  const special = node.side === "fold" || node.counts === false;
  const idle = special || (node.side === "row" && !pairsOf[i].some(isCounted));
  mark(ctx, node.side === "fold" ? "vague" : node.kind, x, y, 4.6);
  if (idle) {
    ctx.fillStyle = ink.bg;
    ctx.fill();
    ctx.strokeStyle = ink.counterpart;
    ctx.lineWidth = 1.4;
    ctx.setLineDash(special ? [2, 1.5] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  } else {
    ctx.fillStyle = ink.counterpart;
    ctx.fill();
  }
  ctx.font = font(LETTER, chosen ? 700 : 400);
  ctx.fillStyle = idle ? ink.muted : ink.text;
  ctx.textAlign = "left";
  const text = title(i) + (node.side === "sum" ? " " + node.members.length : "");
  ctx.fillText(clip(ctx, text, special && !g.narrow ? g.R0 - 36 : g.remoteWidth), x + 10, y + 0.5);
}
