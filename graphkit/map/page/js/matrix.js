// The coverage matrix: units by province or sector; a cell opens the map with just its links.
function columnsOf(by) {
  return by === "province" ? page.provinces.map((p, n) => [n, p.id, state.lang === "zh" ? p.short : p.en]) : page.sectors.map((s, n) => [n, s, s]);
}
function matrix(by) {
  const columns = columnsOf(by), kinds = LEGEND.kind.filter((kind) => !["group", "alliance", "city"].includes(kind));
  if (!kinds.length && LEGEND.kind.includes("city")) kinds.push("city");
  return el("div", { class: "blocks " + by }, ...kinds.map((kind, n) => matrixBlock(kind, by, columns, n === 0)));
}
const unitsOf = (kind) => [...nodes.keys()].filter((i) => nodes[i].side === "row" && nodes[i].local && nodes[i].kind === kind);
// The city itself stands above the first kind.
function matrixBlock(kind, by, columns, withCity) {
  const units = unitsOf(kind), above = withCity && kind !== "city" ? unitsOf("city") : [];
  const cover = today().cover[kind], table = by === "province" ? today().cells : today().sectors;
  const name = kindWord(kind) + " " + (cover ? cover.join("/") : units.length);
  const head = el("tr", {}, el("th", { scope: "col", text: name }), ...columns.map(([, , text]) => el("th", { scope: "col", text })));
  const rows = [...above, ...units].map((i) => el("tr", { class: isBare(i) ? "bare" : "" },
    el("th", { scope: "row" }, linkButton(title(i), () => pickNode(i))),
    ...columns.map(([n, id, text]) => matrixCell(i, by, id, text, table.get(i + "|" + n)))));
  const live = (i, n) => { const cell = table.get(i + "|" + n); return cell && cell[1] !== "ended" && cell[1] !== "gap"; };
  const foot = el("tr", {}, el("th", { scope: "row", text: t("covered") }),
    ...columns.map(([n]) => el("td", { text: units.filter((i) => live(i, n)).length + "/" + units.length })));
  return el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, ...rows), el("tfoot", {}, foot));
}
function matrixCell(i, by, id, text, cell) {
  if (!cell) return el("td", { class: "c-none" });
  const name = title(i) + " " + text + " ";
  if (cell[1] === "gap") {
    return el("td", { class: "c-gap" }, el("button", { type: "button", "aria-label": name + t("demand"), onclick: () => pickNode(i), text: t("missing") }));
  }
  return el("td", { class: "c-" + GROUPS[cell[1]] }, el("button", {
    type: "button", "aria-label": name + cell[0] + " " + t("s-" + cell[1]), onclick: () => pickCell(i, by, id), text: cell[0],
  }));
}
function matrixPage() {
  const toggle = el("div", { class: "toggle", role: "group", "aria-label": t("bycol") },
    ...["province", "sector"].filter((by) => columnsOf(by).length).map((by) => el("button", {
      type: "button", "aria-pressed": String(state.by === by), onclick: () => { state.by = by; update(); }, text: t("by" + by),
    })),
    el("span", { class: "key" }, ...["planned", "paired", "built", "ended"].map((look) => el("i", { class: "c-" + look, text: t(look) })),
      el("i", { class: "c-gap", text: t("demand") })));
  return [toggle, matrix(state.by)];
}
