// What is shown, as a picture or as rows for Excel.
function save(blob, name) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
}
const fileName = (ending) => page.titles[state.lang].replace(/[\\/:*?"<>|\s]+/g, "-") + "-" + today().date + ending;

// Drawn again at twice the size into a canvas of its own, with title and day above.
function copyMap(target, head) {
  const source = $("mynetwork").querySelector("canvas"), ctx = target.getContext("2d");
  const k = source.width / Math.max(1, $("mynetwork").clientWidth), top = head ? 34 * k : 0;
  target.width = source.width;
  target.height = source.height + top;
  ctx.fillStyle = ink.bg;
  ctx.fillRect(0, 0, target.width, target.height);
  ctx.drawImage(source, 0, top);
  if (head) {
    ctx.fillStyle = ink.text;
    ctx.textBaseline = "middle";
    ctx.font = font(16 * k, 700);
    ctx.fillText(clip(ctx, page.titles[state.lang] + " · " + t(state.view), target.width * 0.7), 12 * k, 18 * k);
    ctx.fillStyle = ink.muted;
    ctx.font = font(13 * k, 400);
    ctx.textAlign = "right";
    ctx.fillText(t("asof") + " " + today().date, target.width - 12 * k, 18 * k);
  }
  return target;
}
function exportPng() {
  const back = state.view, table = TABLES.has(back) || asCards();
  if (table) {
    state.view = page.first;
    showView();
    applyFocus();
    network.redraw();
  }
  withRatio(2, () => copyMap(document.createElement("canvas"), true)).toBlob((blob) => save(blob, fileName(".png")), "image/png");
  if (table) {
    state.view = back;
    redrawAll();
  }
}
// vis asks the window how many dots a pixel has; for paper and pictures there are more.
function withRatio(ratio, draw) {
  const before = Object.getOwnPropertyDescriptor(window, "devicePixelRatio");
  Object.defineProperty(window, "devicePixelRatio", { value: Math.max(ratio, window.devicePixelRatio), configurable: true });
  showCanvas(true);
  network.redraw();
  const made = draw();
  if (before) Object.defineProperty(window, "devicePixelRatio", before);
  else delete window.devicePixelRatio;
  showCanvas(true);
  network.redraw();
  return made;
}

// No cell becomes a formula: one that could begin one gets an apostrophe.
function cellText(value) {
  let text = value === null || value === undefined ? "" : String(value);
  if (/^[\s]*[=+\-@\t\r]/.test(text)) text = "'" + text;
  return '"' + text.replaceAll('"', '""') + '"';
}
function csvText() {
  const head = ["unit", "counterpart", "state", "task", "date", "sentence", "document"].map((name) => t(name));
  const rows = [...shownPairs].filter((i) => !lit || lit.pairs.has(i)).flatMap((i) => {
    const pair = pairs[i], said = saysAt(i), ends = [nodes[pair.a].name, nodes[pair.b].name];
    if (!said.length) return [[...ends, t("s-" + statusAt(i)), "", "", (pair.why ? word(pair.why) : ""), ""]];
    return said.map((s) => [...ends, t("s-" + s.status), s.task === undefined ? "" : nodes[s.task].no, s.since || "",
      s.at ? quoteText(s.at) : s.what || "", s.at ? placeText(s.at) : ""]);
  });
  const bare = [...nodes.keys()].filter((i) => nodes[i].side === "row" && isBare(i) && (!lit || lit.nodes.has(i)));
  for (const i of bare) rows.push([nodes[i].name, "", bareText(i), "", "", "", ""]);
  return "\ufeff" + [head, ...rows].map((row) => row.map(cellText).join(",")).join("\r\n") + "\r\n";
}
function exportCsv() { save(new Blob([csvText()], { type: "text/csv;charset=utf-8" }), fileName(".csv")); }
