// Wiring and start. An event changes the state, update() shows the state, the address keeps it.
function setTheme(name) {
  state.theme = name;
  document.documentElement.dataset.theme = name;
  readTheme();
  styled.clear();
  clipped.clear();
  labelKey = "";
}
function update() {
  applyFocus();
  showHeader();
  showRules();
  showLegend();
  showPanel();
  showTables();
  writeHash();
}
function redrawAll() {
  showHeader();
  showView();
  update();
  if (state.node !== null) reveal(state.node);
}
function wire() {
  const host = $("mynetwork"), on = (id, event, act) => $(id).addEventListener(event, act);
  network.on("click", canvasClick);
  host.addEventListener("mousemove", pointerMoved);
  host.addEventListener("mouseleave", pointerLeft);
  host.addEventListener("wheel", wheelTurned, { capture: true, passive: false });
  host.addEventListener("keydown", canvasKey);
  document.addEventListener("keydown", pageKey);
  on("q", "input", (event) => { state.q = event.target.value; showHits(); writeHash(); });
  on("q", "keydown", (event) => {
    const hit = $("hits").querySelector("button");
    if (event.key === "Enter" && !event.isComposing && hit) hit.click();
  });
  $("stop").max = days.length - 1;
  on("stop", "input", (event) => { state.stop = Number(event.target.value); labelKey = ""; update(); say(today().date); });
  on("zoomin", "click", () => zoom(1.25));
  on("zoomout", "click", () => zoom(0.8));
  on("fit", "click", fit);
  on("png", "click", exportPng);
  on("csv", "click", exportCsv);
  on("print", "click", () => window.print());
  on("theme", "click", () => { setTheme(state.theme === "dark" ? "light" : "dark"); update(); });
  on("lang", "click", () => { state.lang = state.lang === "zh" ? "en" : "zh"; labelKey = ""; clipped.clear(); redrawAll(); showHits(); });
  on("skip", "click", openList);
  on("reset", "click", resetAll);
  on("rail-toggle", "click", () => $("rail-toggle").setAttribute("aria-expanded", String(document.body.classList.toggle("rail-open"))));
  window.addEventListener("beforeprint", toPaper);
  window.addEventListener("afterprint", fromPaper);
  window.addEventListener("hashchange", () => { if (!quiet) boot(); });
  let timer;
  window.addEventListener("resize", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!beforePaper) redrawAll(); }, 120);
  });
}
function boot() {
  quiet = true;
  readHash();
  setTheme(state.theme);
  $("q").value = state.q;
  $("stop").value = state.stop;
  redrawAll();
  showHits();
  say(t("showing", { n: shownPairs.size, m: [...pairs.keys()].filter(lookAt).length }));
  quiet = false;
  writeHash();
}
readTheme();
startNetwork();
wire();
boot();
document.body.dataset.ready = "1";
