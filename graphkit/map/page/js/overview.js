// What the panel shows at rest: who has nobody, the targets with their bars, then the longer lists.
const LONG = 60;

function overview() {
  if (state.rule !== null) return rulePanel(state.rule);
  const out = [el("h2", { text: t("overview") })];
  if (!page.plans.length) out.push(el("p", { class: "muted", text: t("nogaps") }));
  for (const rule of UNCOVERED) out.push(...ruleList(rule));
  if (page.targets.length) {
    const made = today().targets, reached = made.filter((x) => x && x.done >= x.needed).length;
    out.push(heading(t("targets"), reached + "/" + page.targets.length), ...page.targets.map(targetBar));
  }
  page.rules.forEach((_, rule) => { if (!UNCOVERED.includes(rule)) out.push(...ruleList(rule)); });
  out.push(el("p", { class: "muted", text: t("pick") }));
  return out;
}
// Findings of a rule: units as chips, in full sentences only where the rule is picked.
function ruleList(rule) {
  const found = findingsOf(rule);
  if (!found.length) return [];
  return [el("h3", {}, linkButton(word(page.rules[rule]), () => pickRule(rule)), el("b", { text: found.length })),
    unitChips(found)];
}
function unitChips(found) {
  const units = [...new Set(found.map((f) => f.of).filter((i) => i !== undefined))];
  const others = found.filter((f) => f.of === undefined).map((f) => el("span", { class: "go still", text: nameOf(f) }));
  const all = [...units.map((i) => goButton(i)), ...others];
  const shown = all.slice(0, LONG);
  if (all.length > LONG) shown.push(el("span", { class: "muted", text: t("more", { n: all.length - LONG }) }));
  return el("div", { class: "chips" }, ...shown);
}
function rulePanel(rule) {
  const found = findingsOf(rule), about = page.rules[rule], out = [backBar()];
  out.push(el("h2", {}, el("span", { text: word(about.full) }), el("b", { class: "count", text: " " + found.length })));
  out.push(el("p", { class: "muted", text: t(about.severity) }));
  const rows = found.slice(0, 200).map((f) => el("li", { class: f.severity },
    f.of === undefined ? el("b", { text: nameOf(f) }) : goButton(f.of), el("span", { text: sentence(f) })));
  out.push(el("ul", { class: "sentences" }, ...rows));
  if (found.length > 200) out.push(el("p", { class: "muted", text: t("more", { n: found.length - 200 }) }));
  const places = new Map(found.flatMap((f) => f.at.slice(0, 1)).map((at) => [at.join(), at]));
  if (places.size) {
    out.push(heading(t("basis"), places.size), ...[...places.values()].slice(0, 12).map((at) => quoteBlock(at)));
    if (places.size > 12) out.push(el("p", { class: "muted", text: t("more", { n: places.size - 12 }) }));
  }
  out.push(heading(t("counting")), el("p", { class: "muted", text: word(about.counted) }),
    el("p", { class: "muted", text: t("counting-general") }), copyButton());
  return out;
}
function targetBar(target, n) {
  const made = today().targets[n] || { done: 0, planned: 0, needed: 1 }, full = Math.max(made.needed, 1);
  const meter = el("i", { class: "meter", "aria-hidden": "true" }), done = el("i", { class: "done" }), plan = el("i", { class: "plan" });
  plan.style.width = Math.min(100, (made.planned / full) * 100) + "%";
  done.style.width = Math.min(100, (made.done / full) * 100) + "%";
  meter.append(plan, done);
  return el("div", { class: "target" + (made.done >= made.needed ? " ok" : "") },
    el("span", {}, el("bdi", { text: target.what }), " ", target.by ? el("small", { class: "muted", text: target.by }) : null),
    el("b", { text: made.done + "/" + made.needed }), meter);
}
