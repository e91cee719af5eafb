// The rules with their counts, and the legend, whose boxes are the filter.
const SVG = "http://www.w3.org/2000/svg";
const SECTORS_SHOWN = 10;

function showRules() {
  const shown = page.plans.length || page.findings.length ? page.rules : [];
  $("rules").replaceChildren(...shown.map((rule, n) => {
    const count = findingsOf(n).length;
    return el("button", {
      type: "button", class: "rule " + rule.severity + (count ? "" : " zero"), title: word(rule.full),
      "aria-pressed": String(state.rule === n), onclick: () => pickRule(n),
    }, el("span", { text: word(rule) }), el("b", { text: count }));
  }));
  if (!shown.length) $("rules").append(el("p", { class: "muted", text: t("nogaps") }));
}
function swatch(group, name) {
  const svg = document.createElementNS(SVG, "svg");
  const make = (tag, attributes) => {
    const part = document.createElementNS(SVG, tag);
    for (const [attribute, value] of Object.entries(attributes)) part.setAttribute(attribute, value);
    svg.append(part);
  };
  svg.setAttribute("viewBox", "0 0 30 14");
  svg.setAttribute("aria-hidden", "true");
  const fill = `var(--${name})`;
  if (group === "status") {
    make("line", { x1: 1, x2: 29, y1: 7, y2: 7, stroke: fill, "stroke-width": WIDTH[name] + 0.3, "stroke-dasharray": (DASH[name] || []).join(" ") });
  } else if (name === "none") {
    make("rect", { x: 3, y: 1.5, width: 24, height: 11, rx: 2, fill: "var(--gap-soft)", stroke: "var(--gap)", "stroke-dasharray": "3 2", "stroke-width": 1.3 });
  } else if (name === "zone") make("rect", { x: 10, y: 2, width: 10, height: 10, fill });
  else if (name === "department" || name === "institution") make("path", { d: "M15 0.5 21.5 7 15 13.5 8.5 7Z", fill });
  else if (name === "group" || name === "alliance") make("circle", { cx: 15, cy: 7, r: 4.6, fill: "none", stroke: "var(--muted)", "stroke-width": 1.6 });
  else make("circle", { cx: 15, cy: 7, r: 5.4, fill });
  return svg;
}
function legendCounts() {
  const count = { status: {}, kind: {}, province: {}, sector: {} };
  const add = (group, name) => { if (name !== undefined) count[group][name] = (count[group][name] || 0) + 1; };
  pairs.forEach((pair, i) => {
    const look = lookAt(i);
    if (!look) return;
    add("status", look);
    if (look === "suggested") return;
    add("kind", nodes[pair.a].kind);
    add("province", nodes[pair.b].province);
    for (const field of new Set(pair.says.flatMap((said) => said.sectors || []))) add("sector", page.sectors[field]);
  });
  return count;
}
// What could be there on any day stands in the legend, so that nothing jumps while the slider moves.
const LEGEND = {
  status: LOOKS.filter((look) => pairs.some((pair, i) => pair.history.some((_, n) => lookOn(i, n) === look))),
  kind: [...new Set(nodes.filter((n) => n.side === "row" && n.local).map((n) => n.kind))],
  province: page.provinces.map((p) => p.id),
  sector: page.sectors,
};
function lookOn(i, change) {
  const [, status] = pairs[i].history[change], nature = pairs[i].nature;
  if (status === null) return null;
  return status === "ended" ? "ended" : nature === "partner" ? GROUPS[status] : nature;
}
function legendName(group, name) {
  if (group === "province") return word(provinceOf(name));
  if (group === "sector") return name;
  return group === "kind" ? kindWord(name) : t(name);
}
let sectorsOpen = false;
function showLegend() {
  const count = legendCounts();
  const held = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.filter : null;
  const sets = Object.entries(LEGEND).filter(([, names]) => names.length);
  $("legend").replaceChildren(...sets.map(([group, all]) => {
    const names = group === "sector" && !sectorsOpen ? all.slice(0, SECTORS_SHOWN) : all;
    const field = el("fieldset", { class: "f-" + group }, el("legend", { text: t(group) }),
      ...names.map((name) => legendBox(group, name, count[group][name] || 0)));
    if (names.length < all.length) {
      field.append(button(t("more", { n: all.length - names.length }), () => { sectorsOpen = true; showLegend(); }, { class: "plain" }));
    }
    return field;
  }));
  if (held) for (const input of document.querySelectorAll("#legend input")) if (input.dataset.filter === held) input.focus();
}
function legendBox(group, name, count) {
  const input = el("input", { type: "checkbox", "data-filter": group + "." + name, onchange: (event) => {
    if (event.target.checked) state.off[group].delete(name);
    else state.off[group].add(name);
    update();
  } });
  input.checked = !state.off[group].has(name);
  return el("label", {}, input, group === "status" || group === "kind" ? swatch(group, name) : null,
    el("span", { text: legendName(group, name) }), el("b", { text: count }));
}
