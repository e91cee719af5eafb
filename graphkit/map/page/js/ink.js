// Colours of the theme, lettering, and the marks of the kinds.
let ink = {};
function readTheme() {
  const css = getComputedStyle(document.documentElement);
  const memo = Object.create(null);
  ink = new Proxy(memo, {
    get: (known, name) => known[name] ?? (known[name] = css.getPropertyValue("--" + name).trim()),
  });
}
const FACE = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';
const font = (size, weight) => `${weight || 400} ${size}px ${FACE}`;

// The whole name if it fits, else cut at its end; the full one stands in the tip and the panel.
// A name of any length costs a few measurements: letter by letter, one of 10,000 letters would freeze the page.
const clipped = new Map();
function clip(ctx, text, width) {
  text = plain(text);
  const memo = ctx.font + width + "|" + text.slice(0, 200) + text.length;
  let out = clipped.get(memo);
  if (out !== undefined) return out;
  out = text;
  if (text.length > width || ctx.measureText(text).width > width) {
    const letters = [...text.slice(0, Math.ceil(width) * 2)];
    let low = 0;
    let high = letters.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (ctx.measureText(letters.slice(0, middle).join("") + "…").width <= width) low = middle;
      else high = middle - 1;
    }
    out = letters.slice(0, Math.max(1, low)).join("") + "…";
  }
  if (clipped.size > 20000) clipped.clear();
  clipped.set(memo, out);
  return out;
}

function box(ctx, x, y, w, h, r) {
  ctx.beginPath();
  if (ctx.roundRect) ctx.roundRect(x, y, w, h, r);
  else ctx.rect(x, y, w, h);
}
function dashedBox(ctx, x, y, w, h, r, fill, stroke, width) {
  box(ctx, x, y, w, h, r);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = width;
  ctx.setLineDash([4, 3]);
  ctx.stroke();
  ctx.setLineDash([]);
}
function mark(ctx, kind, x, y, r) {
  ctx.beginPath();
  if (kind === "zone") ctx.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  else if (kind === "department" || kind === "institution") {
    const s = r * 1.2;
    ctx.moveTo(x, y - s);
    ctx.lineTo(x + s, y);
    ctx.lineTo(x, y + s);
    ctx.lineTo(x - s, y);
    ctx.closePath();
  } else if (kind === "alliance") {
    for (let i = 0; i < 6; i++) {
      const a = (i * Math.PI) / 3;
      ctx[i ? "lineTo" : "moveTo"](x + r * 1.1 * Math.cos(a), y + r * 1.1 * Math.sin(a));
    }
    ctx.closePath();
  } else ctx.arc(x, y, r, 0, 7);
}
const hue = (node) => (node.local && ink[node.kind] ? ink[node.kind] : ink.counterpart);
const HOLLOW = new Set(["group", "vague", "acquaintance", "suggested"]);
