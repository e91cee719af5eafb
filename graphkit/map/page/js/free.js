// A unit in the free views: mark and letters have one size on the screen, whatever the zoom.
function drawFree(ctx, i, x, y) {
  const node = nodes[i], s = network.getScale(), bare = isBare(i), chosen = isChosen(i);
  ctx.globalAlpha = fade(i);
  const weight = node.side === "sum" ? node.members.length / 4 : livePairs(i).length * 0.5;
  const r = (node.kind === "city" && node.local ? 7 : 4.6 + Math.min(4, weight)) / s;
  mark(ctx, node.kind, x, y, r);
  if (bare) {
    ctx.fillStyle = ink["gap-soft"];
    ctx.fill();
    ctx.strokeStyle = ink.gap;
    ctx.lineWidth = 2 / s;
    ctx.setLineDash([3 / s, 2 / s]);
    ctx.stroke();
    ctx.setLineDash([]);
  } else {
    ctx.fillStyle = hue(node);
    ctx.fill();
    ctx.strokeStyle = ink.bg;
    ctx.lineWidth = 1.2 / s;
    ctx.stroke();
  }
  if (chosen) {
    mark(ctx, node.kind, x, y, r + 4 / s);
    ctx.strokeStyle = ink.accent;
    ctx.lineWidth = 2 / s;
    ctx.stroke();
  }
  const spot = labels.get(i);
  if (!spot) return;
  const [dx, dy, align, name] = spot;
  if (Math.abs(dy) > 30 / s) {
    ctx.strokeStyle = ink.muted;
    ctx.lineWidth = 0.8 / s;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + dx * 0.8, y + dy);
    ctx.stroke();
  }
  ctx.font = font(12.5 / s, chosen || (node.kind === "city" && node.local) ? 700 : 500);
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  ctx.lineWidth = 3.5 / s;
  ctx.strokeStyle = ink.bg;
  ctx.lineJoin = "round";
  ctx.strokeText(name, x + dx, y + dy);
  ctx.fillStyle = bare ? ink.gap : ink.text;
  ctx.fillText(name, x + dx, y + dy);
}
