// The pointer on the canvas: what it points at lights up and gets a tip, a click picks it, the wheel scrolls or zooms.
function showTip(dom, i, pair) {
  const tip = $("tip");
  if (i === null && pair === null) {
    tip.hidden = true;
    return;
  }
  const text = i !== null
    ? fullTitle(i).slice(0, 300) + "\n" + (nodes[i].side === "task" ? dueText(nodes[i]) : nodes[i].side === "fold" ? t("about-" + nodes[i].kind) : countText(i))
    : title(pairs[pair].a).slice(0, 100) + " — " + title(pairs[pair].b).slice(0, 100) + "\n" + t("s-" + statusAt(pair));
  tip.textContent = plain(text);
  tip.hidden = false;
  const wrap = $("canvas-wrap"), x = Math.min(dom.x + 14, wrap.clientWidth - tip.offsetWidth - 8);
  const below = dom.y + 18 + tip.offsetHeight <= wrap.clientHeight;
  tip.style.left = Math.max(4, x) + "px";
  tip.style.top = (below ? dom.y + 18 : Math.max(4, dom.y - tip.offsetHeight - 8)) + "px";
}
function canvasClick(event) {
  const i = nodeAt(event.pointer.DOM);
  keyNode = hovered = null;
  showTip(null, null, null);
  if (i !== null) return pickNode(i);
  const pair = pairAt(event.pointer.DOM);
  if (pair !== null) return pickPair(pair);
  if (state.node !== null || state.pair !== null || state.cell) {
    state.node = state.pair = state.cell = null;
    update();
  }
}
let waiting = false;
function pointerMoved(event) {
  if (waiting || event.buttons) return;
  waiting = true;
  const host = $("mynetwork");
  requestAnimationFrame(() => {
    waiting = false;
    const area = host.getBoundingClientRect(), dom = { x: event.clientX - area.left, y: event.clientY - area.top };
    const i = nodeAt(dom), pair = i === null ? pairAt(dom) : null;
    showTip(dom, i, pair);
    host.style.cursor = i !== null || pair !== null ? "pointer" : "default";
    if (i === hovered) return;
    hovered = i;
    if (state.node === null && state.pair === null && !state.cell && state.rule === null) applyFocus();
  });
}
function pointerLeft() {
  showTip(null, null, null);
  if (hovered === null) return;
  hovered = null;
  applyFocus();
}
function wheelTurned(event) {
  if (event.ctrlKey || !geometry.tiered || !geometry.tall) return;
  event.preventDefault();
  event.stopPropagation();
  scrollTo(network.getViewPosition().y + event.deltaY / network.getScale());
}
