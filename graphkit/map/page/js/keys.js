// The keyboard: arrows walk over the picture, Enter picks, Escape goes back, / searches.
function walk(key) {
  const g = geometry, column = (i) => g.column.get(i) || "free", rows = g.shown;
  if (!rows.length) return;
  const from = keyNode ?? (state.node === null ? null : shownFor(state.node));
  let pool;
  if (from === null || !g.at.has(from)) pool = [rows[0]];
  else {
    const [x, y] = g.at.get(from);
    const there = { ArrowUp: (p) => p[1] < y - 0.1, ArrowDown: (p) => p[1] > y + 0.1, ArrowLeft: (p) => p[0] < x, ArrowRight: (p) => p[0] > x }[key];
    if (key === "ArrowUp" || key === "ArrowDown") pool = rows.filter((i) => column(i) === column(from) && there(g.at.get(i)));
    else {
      const near = new Set(livePairs(from).filter((p) => shownPairs.has(p)).flatMap((p) => [pairs[p].a, pairs[p].b]).map(shownFor));
      pool = [...near].filter((i) => i !== from && g.at.has(i) && there(g.at.get(i)));
    }
    pool.sort((a, b) => far(a, from, key) - far(b, from, key));
  }
  if (!pool.length) return;
  keyNode = pool[0];
  state.node = state.pair = null;
  applyFocus();
  reveal(keyNode);
  say(fullTitle(keyNode) + " · " + (nodes[keyNode].side === "task" ? dueText(nodes[keyNode]) : countText(keyNode)));
}
function far(i, from, key) {
  const [x, y] = geometry.at.get(i), [fx, fy] = geometry.at.get(from), along = key === "ArrowUp" || key === "ArrowDown";
  return geometry.tiered ? Math.abs(y - fy) + (along ? Math.abs(x - fx) / 1000 : 0) : Math.hypot(x - fx, y - fy);
}
function canvasKey(event) {
  if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    walk(event.key);
  } else if (event.key === "Enter" && keyNode !== null) {
    const i = keyNode;
    keyNode = null;
    pickNode(i);
  } else if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 1.25 : 0.8);
}
function pageKey(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = document.activeElement, typing = at && /^(INPUT|TEXTAREA)$/.test(at.tagName) && at.type !== "checkbox" && at.type !== "range";
  if (event.key === "Escape") clearPick();
  else if (event.key === "/" && !typing) {
    event.preventDefault();
    document.body.classList.add("rail-open");
    $("rail-toggle").setAttribute("aria-expanded", "true");
    $("q").focus();
  }
}
const zoom = (k) => network.moveTo({ scale: network.getScale() * k, animation: false });
