// Behind and before the rows: kinds at the left edge, provinces at the right, cities in brackets, headings on top.
function upright(ctx, text, x, y0, y1, size, brief) {
  if (y1 - y0 < size * 0.9) return;
  text = plain(text);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = font(size, 600);
  const chinese = (words) => /[\u3400-\u9fff]/.test(words);
  if (!chinese(text) && ctx.measureText(text).width > y1 - y0) {
    if (!brief && y1 - y0 < 40) return;
    text = brief || text;
  }
  if (!chinese(text)) {
    ctx.save();
    ctx.translate(x, (y0 + y1) / 2);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText(clip(ctx, text, y1 - y0), 0, 0);
    ctx.restore();
    return;
  }
  if (brief && y1 - y0 < [...text].length * size) text = brief;
  if (y1 - y0 < [...text].length * size * 0.8) {
    // A band of one row: what fits across it.
    ctx.font = font(9, 600);
    ctx.fillText([...text].slice(0, 2).join(""), x, (y0 + y1) / 2);
    return;
  }
  const letters = [...text].slice(0, 12), step = Math.min(size * 1.25, (y1 - y0) / letters.length);
  letters.forEach((letter, n) => ctx.fillText(letter, x, (y0 + y1) / 2 + (n - (letters.length - 1) / 2) * step));
}
// Lettering stays in sight while a long band scrolls.
function inSight(zone) {
  const from = topOfPane() + page.head, to = topOfPane() + paneHeight() / network.getScale();
  return [Math.max(zone.y0, Math.min(from, zone.y1)), Math.min(zone.y1, Math.max(to, zone.y0))];
}
const provinceOf = (id) => page.provinces.find((p) => p.id === id);

function paintBands(ctx) {
  const g = geometry, def = base();
  for (const band of def.bands) paintKind(ctx, band);
  for (const bar of def.bars) {
    const [y0, y1] = inSight(bar), province = provinceOf(bar.id);
    box(ctx, g.w - 22, bar.y0, 22, bar.y1 - bar.y0, 4);
    ctx.fillStyle = ink.band;
    ctx.fill();
    ctx.fillStyle = province ? ink.text : ink.muted;
    const name = province ? word(province) : t(bar.id === "special" ? "special" : "elsewhere");
    upright(ctx, name, g.w - 11, y0 + 1, y1 - 1, LETTER, province && province.letter);
  }
  if (g.narrow) return;
  ctx.font = font(12.5, 400);
  ctx.textAlign = "left";
  ctx.lineWidth = 1.4;
  for (const city of def.blocks) {
    const x = g.w - 84, [y0, y1] = inSight(city);
    ctx.strokeStyle = ink.line;
    ctx.beginPath();
    ctx.moveTo(x, city.y0 + 2.5);
    ctx.lineTo(x, city.y1 - 2.5);
    ctx.stroke();
    ctx.fillStyle = ink.muted;
    if (y1 - y0 > 10) ctx.fillText(clip(ctx, city.name, 52), x + 7, (y0 + y1) / 2);
  }
}
function paintKind(ctx, band) {
  const [y0, y1] = inSight(band), cover = today().cover[band.kind];
  box(ctx, 0, band.y0, 22, band.y1 - band.y0, 4);
  ctx.fillStyle = ink.band;
  ctx.fill();
  ctx.fillStyle = ink[band.kind] || ink.muted;
  ctx.fillRect(0, band.y0, 3, band.y1 - band.y0);
  ctx.fillStyle = ink.text;
  const counted = cover && !summed() && y1 - y0 > 30;
  if (band.kind !== "city") upright(ctx, kindWord(band.kind), 12.5, y0 + 2, y1 - (counted ? 26 : 2), LETTER);
  if (counted) {
    ctx.font = font(cover[1] > 99 ? 9 : 11, 700);
    ctx.fillStyle = cover[0] < cover[1] ? ink.gap : ink.text;
    ctx.textAlign = "center";
    ctx.fillText(cover[0], 12.5, y1 - 18);
    ctx.fillText("/" + cover[1], 12.5, y1 - 7);
  }
  if (state.view === "tasks" && lit && [...lit.nodes].some((i) => (nodes[i].roles || []).includes(band.kind))) {
    // A collective answers for the task: all of this kind.
    const x = geometry.L + 5;
    ctx.strokeStyle = ink.muted;
    ctx.lineWidth = 1.2;
    ctx.strokeRect(x, band.y0 + 3, 4, band.y1 - band.y0 - 6);
  }
}
// Headings stay at the top while the columns scroll.
function paintHeadings(ctx) {
  const g = geometry, top = Math.max(0, topOfPane());
  ctx.save();
  ctx.globalAlpha = 1;
  ctx.textBaseline = "middle";
  ctx.fillStyle = ink.bg;
  ctx.fillRect(-4, top - 2, g.w + 8, page.head);
  ctx.font = font(13, 700);
  ctx.fillStyle = ink.muted;
  ctx.textAlign = "right";
  ctx.fillText(clip(ctx, t("left"), g.labelWidth), g.label, top + 12);
  if (g.cell) {
    ctx.textAlign = "center";
    page.beside.forEach((column, n) => {
      ctx.fillText(plain(page.provinces[column].letter), g.label + 28.5 + n * g.cell, top + 12);
    });
  }
  ctx.textAlign = "left";
  ctx.fillText(clip(ctx, t("right"), g.R0 - 24), g.R - 6, top + 12);
  if (state.view === "tasks") {
    ctx.textAlign = "center";
    ctx.fillText(t("middle"), g.M, top + 12);
  }
  ctx.strokeStyle = ink.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(0, top + 24);
  ctx.lineTo(g.w, top + 24);
  ctx.stroke();
  if (state.view === "tiers" && !g.narrow) paintShelves(ctx);
  ctx.restore();
}
function paintShelves(ctx) {
  const g = geometry;
  for (const shelf of base().shelves) {
    const n = shelf.rows.filter(isBare).length;
    if (!n) continue;
    ctx.globalAlpha = !lit || shelf.rows.some((i) => lit.nodes.has(i)) ? 1 : 0.25;
    ctx.font = font(13, 600);
    ctx.textAlign = "left";
    const said = t("gapshelf", { n, kind: state.lang === "en" ? kindWord(shelf.kind).toLowerCase() : kindWord(shelf.kind) }), y = (shelf.y0 + shelf.y1) / 2;
    ctx.fillStyle = ink.bg;
    ctx.fillRect(g.L + 28, y - 9, ctx.measureText(said).width + 6, 18);
    ctx.fillStyle = ink.gap;
    ctx.fillText(said, g.L + 30, y);
  }
}
