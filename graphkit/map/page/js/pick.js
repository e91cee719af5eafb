// What choosing something does.
function pickNode(i) {
  state.node = i;
  state.pair = state.cell = null;
  keyNode = null;
  update();
  reveal(i);
  say(fullTitle(i) + " · " + (nodes[i].side === "task" ? dueText(nodes[i]) : countText(i)));
}
function pickPair(i) {
  state.pair = i;
  state.node = state.cell = null;
  update();
  say(title(pairs[i].a) + " — " + title(pairs[i].b));
}
function pickRule(rule) {
  state.rule = state.rule === rule ? null : rule;
  state.node = state.pair = state.cell = null;
  update();
  if (state.rule !== null) say(word(page.rules[rule]) + " " + findingsOf(rule).length);
}
function pickCell(unit, by, column) {
  state.cell = [unit, by, column];
  state.node = state.pair = state.rule = null;
  state.view = "tiers";
  redrawAll();
}
// Escape goes one step back: the choice, then the rule, then the search.
function clearPick() {
  if (state.pair !== null || state.node !== null || state.cell) state.pair = state.node = state.cell = null;
  else if (state.rule !== null) state.rule = null;
  else {
    state.q = $("q").value = "";
    showHits();
  }
  keyNode = null;
  update();
}
function resetAll() {
  state.node = state.pair = state.rule = state.cell = null;
  keyNode = null;
  Object.values(state.off).forEach((set) => set.clear());
  state.q = $("q").value = "";
  showHits();
  update();
  if (!TABLES.has(state.view) && !asCards()) fit();
}
function openList() {
  openView("list");
  $("table-wrap").focus();
}
