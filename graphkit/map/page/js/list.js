// The canvas in words: uncovered units first, then every pair with its sentence.
const ROWS_AT_ONCE = 300;

function listPage() {
  const bare = [...nodes.keys()].filter((i) => nodes[i].side === "row" && isBare(i) && (!lit || lit.nodes.has(i)));
  const shown = [...shownPairs].filter((i) => !lit || lit.pairs.has(i)).sort((a, b) => isCounted(b) - isCounted(a) || a - b);
  const body = el("tbody", {}, ...shown.slice(0, ROWS_AT_ONCE).map(listRow));
  const parts = [];
  if (bare.length) parts.push(el("div", { class: "chips barelist" }, el("b", { text: t("none") + " " + bare.length }), ...bare.map((i) => goButton(i))));
  const names = ["unit", "counterpart", "state", "task", "date", "sentence"];
  parts.push(el("table", { class: "list" }, el("thead", {}, el("tr", {}, ...names.map((name) => el("th", { scope: "col", text: t(name) })))), body));
  if (!shown.length) parts.push(el("p", { class: "muted", text: t("showing", { n: 0, m: 0 }) }));
  if (shown.length > ROWS_AT_ONCE) {
    const more = button(t("more", { n: shown.length - ROWS_AT_ONCE }), () => {
      body.append(...shown.slice(ROWS_AT_ONCE).map(listRow));
      more.remove();
    });
    parts.push(more);
  }
  return parts;
}
// The newest statement that says what the pair now is.
function leading(i) {
  const said = saysAt(i), status = statusAt(i);
  return said.filter((s) => s.status === status).pop() || said[said.length - 1] || null;
}
function listRow(i) {
  const pair = pairs[i], said = leading(i);
  return el("tr", { class: isCounted(i) ? "" : "uncounted" },
    el("td", {}, linkButton(title(pair.a), () => pickPair(i))),
    el("td", { text: fullTitle(pair.b) }),
    el("td", {}, badge(statusAt(i))),
    el("td", { text: said && said.task !== undefined ? nodes[said.task].no : "" }),
    el("td", { text: said && said.since ? said.since : "" }),
    el("td", { class: "wide", text: said && said.at ? said.what || quoteText(said.at) : (pair.why ? word(pair.why) : "") }));
}
