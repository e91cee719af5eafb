// The ground of the free views: graticule, lenses, shelves.
function paintGround(ctx) {
  const def = geometry.def, s = network.getScale();
  placeLabels(ctx);
  if (def.grid) paintGrid(ctx, def, s);
  for (const lens of def.lenses || []) paintLens(ctx, lens, s);
  ctx.textAlign = "left";
  ctx.font = font(12.5 / s, 600);
  if (def.shelf && def.shelf.length) {
    const [x, y] = def.pos[def.shelf[0]];
    ctx.fillStyle = ink.muted;
    ctx.fillText(t("noplace"), x - 8 / s, y - 36 / s);
  }
  if (def.shelfY) {
    ctx.lineWidth = 1 / s;
    ctx.strokeStyle = ink.gap;
    ctx.setLineDash([4 / s, 3 / s]);
    box(ctx, 16, def.shelfY, def.w - 32, def.h - def.shelfY - 6, 6 / s);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = ink.gap;
    ctx.fillText(t("alone"), 30, def.shelfY + 14 / s);
  }
}
function paintGrid(ctx, def, s) {
  const [x0, y0, x1, y1] = def.ground;
  ctx.strokeStyle = ink.line;
  ctx.lineWidth = 0.8 / s;
  ctx.fillStyle = ink.muted;
  ctx.font = font(11 / s, 400);
  for (const [lon, x] of def.grid.lon) {
    ctx.beginPath();
    ctx.moveTo(x, y0);
    ctx.lineTo(x, y1);
    ctx.stroke();
    ctx.textAlign = "center";
    ctx.fillText(Math.abs(lon) + (lon < 0 ? "°W" : "°E"), x, y1 - 8 / s);
  }
  for (const [lat, y] of def.grid.lat) {
    ctx.beginPath();
    ctx.moveTo(x0, y);
    ctx.lineTo(x1, y);
    ctx.stroke();
    ctx.textAlign = "right";
    ctx.fillText(Math.abs(lat) + (lat < 0 ? "°S" : "°N"), x1 - 4 / s, y - 8 / s);
  }
}
function paintLens(ctx, lens, s) {
  const [x0, y0, x1, y1] = lens.box, [sx, sy] = lens.seat;
  // Two rays from the seat to the corners of the lens that face it.
  const ends = sx < x0 ? [[x0, y0], [x0, y1]] : sx > x1 ? [[x1, y0], [x1, y1]] : [[x0, y0], [x1, y0]];
  ctx.strokeStyle = ink.muted;
  ctx.lineWidth = 1 / s;
  ctx.setLineDash([2 / s, 3 / s]);
  ctx.beginPath();
  ctx.moveTo(...ends[0]);
  ctx.lineTo(sx, sy);
  ctx.lineTo(...ends[1]);
  ctx.stroke();
  ctx.setLineDash([]);
  box(ctx, x0, y0, x1 - x0, y1 - y0, 8 / s);
  ctx.fillStyle = ink.panel;
  ctx.fill();
  ctx.stroke();
  ctx.textAlign = "left";
  ctx.fillStyle = ink.muted;
  ctx.font = font(12.5 / s, 600);
  ctx.fillText(clip(ctx, t("lens", { city: lens.title }), x1 - x0 - 20 / s), x0 + 10 / s, y0 + 14 / s);
  mark(ctx, "city", sx, sy, 4 / s);
  ctx.fill();
}
