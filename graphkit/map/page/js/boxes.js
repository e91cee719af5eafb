// Tasks between the columns.
const UNNAMED = page.rules.findIndex((rule) => rule.id === "task-without-counterpart");
const LATE = page.rules.findIndex((rule) => rule.id === "overdue");
const isUnnamedTask = (i) => findingsOf(UNNAMED).some((f) => f.nodes.includes(i));
const isLate = (i) => findingsOf(LATE).some((f) => f.nodes.includes(i));

function dueText(node) {
  if (node.due || node.ongoing) return node.due ? t("due") + " " + node.due : t("ongoing");
  const dates = [...new Set((node.annex || []).map((row) => row.due).filter(Boolean))].sort();
  return dates.length ? t("annexdue") + " " + dates.join("、") : t("nodue");
}
const whenText = (i) => (isLate(i) ? t("overdue") + " · " : "") + dueText(nodes[i]);
const taskCount = (i) => new Set(pairsOf[i].filter(isCounted)).size;

function drawTask(ctx, i, x, y) {
  const node = nodes[i], w = geometry.taskWidth, h = 38, bare = isUnnamedTask(i), chosen = isChosen(i);
  box(ctx, x - w / 2, y - h / 2, w, h, 5);
  ctx.globalAlpha = 1;
  ctx.fillStyle = bare ? ink["gap-soft"] : ink.panel;
  ctx.fill();
  ctx.globalAlpha = fade(i);
  ctx.strokeStyle = bare ? ink.gap : chosen ? ink.accent : ink.counterpart;
  ctx.lineWidth = chosen ? 2.4 : 1.2;
  if (bare) ctx.setLineDash([4, 3]);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.fillStyle = bare ? ink.gap : ink.text;
  ctx.font = font(LETTER, 600);
  ctx.fillText(clip(ctx, title(i), w - 16), x - w / 2 + 8, y - 8);
  (node.roles || []).forEach((kind, n) => {
    mark(ctx, kind, x + w / 2 - 11 - n * 14, y + 9, 4.2);
    ctx.fillStyle = bare ? ink.gap : ink[kind];
    ctx.fill();
  });
  ctx.font = font(12, 400);
  ctx.fillStyle = bare || isLate(i) ? ink.gap : ink.muted;
  const links = bare ? t("notask") : t("links") + " " + taskCount(i);
  const room = w - 18 - 14 * (node.roles || []).length;
  ctx.fillText(clip(ctx, whenText(i) + " · " + links, room), x - w / 2 + 8, y + 9);
}
