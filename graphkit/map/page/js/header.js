// Title, figures, tabs, slider, and the words of everything that has a fixed place.
const VIEWS = [...(isLarge ? ["agg"] : []), "tiers", "matrix", ...(page.views.tasks ? ["tasks"] : []),
  ...(page.views.geo ? ["geo"] : []), ...(page.lines.length ? ["net"] : []), "list"];

function showHeader() {
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  document.title = page.titles[state.lang];
  $("title").textContent = plain(page.titles[state.lang]);
  const plan = page.plans[0], parts = [];
  if (page.focus !== null) parts.push(t("focus", { name: title(page.focus) }));
  if (page.plans.length === 1) parts.push([plan.number, plan.issued].filter(Boolean).join(" "));
  parts.push(t("asof") + " " + today().date);
  $("subtitle").textContent = plain(parts.filter(Boolean).join(" · "));
  $("subtitle").title = plain(page.plans.map((p) => p.title).join("\n"));
  showFigures();
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = t(node.dataset.placeholder);
  $("theme").textContent = t(state.theme === "dark" ? "theme-light" : "theme");
  $("stop-text").textContent = today().date;
  $("stop").setAttribute("aria-valuetext", today().date);
  $("slider").classList.toggle("single", days.length < 2);
  $("stop").disabled = days.length < 2;
  showTabs();
  $("mynetwork").setAttribute("aria-label", plain(page.titles[state.lang]) + " · " + t(state.view));
  showNote();
}
function showFigures() {
  const figures = Object.entries(today().cover).map(([role, [have, of]]) => [t("f-" + role), have, of]);
  if (page.targets.length) {
    const made = today().targets;
    figures.push([t("f-targets"), made.filter((x) => x && x.done >= x.needed).length, page.targets.length]);
  }
  if (!figures.length && pairs.length) figures.push([t("f-pairs"), [...pairs.keys()].filter(isCounted).length, null]);
  $("figures").replaceChildren(...figures.map(([name, have, of]) => el("li", { class: of !== null && have < of ? "short" : "" },
    el("b", {}, el("em", { text: have }), of === null ? "" : "/" + of), el("span", { text: name }))));
}
function showTabs() {
  const held = document.activeElement && document.activeElement.getAttribute("role") === "tab";
  $("tabs").replaceChildren(...VIEWS.map((view) => el("button", {
    type: "button", role: "tab", id: "tab-" + view, "aria-selected": String(state.view === view),
    "aria-controls": TABLES.has(view) ? "table-wrap" : "canvas-wrap",
    tabindex: state.view === view ? "0" : "-1", onclick: () => openView(view), onkeydown: tabKey, text: t(view),
  })));
  for (const wrap of ["canvas-wrap", "table-wrap"]) $(wrap).setAttribute("aria-labelledby", "tab-" + state.view);
  if (held) $("tab-" + state.view).focus();
}
function tabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  openView(VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length]);
  $("tab-" + state.view).focus();
}
function openView(view) {
  state.view = view;
  state.cell = null;
  hovered = keyNode = null;
  redrawAll();
}
function showNote() {
  const empty = !Object.keys(page.views.tiers.pos).length;
  const n = nodes.filter((node) => node.side === "row" && node.local).length;
  const text = empty ? t("nothing") : state.view === "geo" ? t("sketch") : state.view === "agg" ? t("aggnote", { n }) : "";
  $("note").textContent = text;
  $("note").hidden = !text;
}
function say(text) { $("spoken").textContent = plain(text); }
