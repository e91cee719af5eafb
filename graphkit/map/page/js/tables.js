// Which of canvas and tables is shown, and filling the tables.
const isNarrow = () => $("stage").clientWidth < NARROW;
const asCards = () => state.view === "tasks" && isNarrow();

function showView(keepCamera) {
  const table = TABLES.has(state.view) || asCards();
  $("canvas-wrap").hidden = table;
  $("table-wrap").hidden = !table;
  $("zoom").hidden = table;
  if (!table) showCanvas(keepCamera);
}
function showTables() {
  const content = state.view === "matrix" ? matrixPage() : state.view === "list" ? listPage() : asCards() ? cardsPage() : null;
  if (!content) return;
  const wrap = $("table-wrap"), at = wrap.scrollTop;
  wrap.className = asCards() ? "cards" : state.view;
  wrap.replaceChildren(...content);
  wrap.scrollTop = at;
}
