// On paper: the picture drawn again on white in the shape of the sheet, its legend, and on the next page matrix and gaps.
let beforePaper = null;
const SHEET = { width: 1120, height: 648 };

function toPaper() {
  if (beforePaper) return;
  beforePaper = { theme: state.theme, view: state.view, lit: [state.node, state.pair] };
  if (TABLES.has(state.view) || asCards()) state.view = page.first;
  document.body.classList.add("paper");
  setTheme("light");
  const pane = $("mynetwork");
  $("canvas-wrap").hidden = false;
  pane.style.cssText = `position:fixed;left:0;top:0;width:${SHEET.width}px;height:${SHEET.height}px`;
  showCanvas();
  applyFocus();
  withRatio(2.4, () => copyMap($("paper-map"), false));
  pane.style.cssText = "";
  const statuses = LEGEND.status.map((look) => el("span", {}, swatch("status", look), t(look)));
  const kinds = LEGEND.kind.map((kind) => el("span", {}, swatch("kind", kind), kindWord(kind)));
  $("paper-legend").replaceChildren(...statuses, ...kinds, el("span", {}, swatch("kind", "none"), t("none")));
  const rule = state.rule;
  state.rule = null;
  $("paper-matrix").replaceChildren(el("h2", { text: t("matrix") }), matrix("province"), el("div", { class: "paper-gaps" }, ...overview()));
  state.rule = rule;
}
function fromPaper() {
  if (!beforePaper) return;
  document.body.classList.remove("paper");
  state.view = beforePaper.view;
  const theme = beforePaper.theme;
  beforePaper = null;
  setTheme(theme);
  redrawAll();
}
