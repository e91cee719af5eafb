// What holds on the chosen day. Everything is counted before the page is made; here differences are put together.
const UNCOVERED = page.rules.map((rule, i) => (/-without-counterpart$/.test(rule.id) ? i : -1)).filter((i) => i >= 0);
const GROUPS = {
  planned: "planned", intent: "planned", paired: "paired", signed: "paired", built: "built", ended: "ended",
  visit: "acquaintance", membership: "acquaintance", suggested: "suggested",
};
const LOOKS = ["planned", "paired", "built", "ended", "acquaintance", "alliance", "vague", "suggested"];

for (const finding of page.findings) {
  finding.severity ??= page.rules[finding.rule].severity;
  finding.at = finding.at.map((place) => page.places[place]);
}

const days = [];
for (const stop of page.stops) {
  const before = days[days.length - 1] || { findings: [], cells: new Map(), sectors: new Map(), targets: [], cover: {} };
  const gone = new Set(stop.drop);
  const day = {
    date: stop.date,
    findings: [...before.findings.filter((i) => !gone.has(i)), ...stop.add].sort((a, b) => a - b),
    cells: new Map(before.cells),
    sectors: new Map(before.sectors),
    targets: before.targets.slice(),
    cover: Object.assign({}, before.cover),
  };
  for (const table of ["cells", "sectors"]) {
    for (const [unit, column, count, status] of stop[table]) {
      if (status === null) day[table].delete(unit + "|" + column);
      else day[table].set(unit + "|" + column, [count, status]);
    }
  }
  for (const [i, done, planned, needed] of stop.targets) day.targets[i] = { done, planned, needed };
  for (const [role, have, of] of stop.cover) day.cover[role] = [have, of];
  day.findings = day.findings.filter((i) => !page.findings[i].outside);
  day.bare = new Set(day.findings.map((i) => page.findings[i]).filter((f) => UNCOVERED.includes(f.rule)).map((f) => f.of));
  days.push(day);
}

const today = () => days[state.stop];
const findingsOf = (rule) => today().findings.map((i) => page.findings[i]).filter((f) => f.rule === rule);

function statusAt(i, stop = state.stop) {
  let found = null;
  for (const [from, status] of pairs[i].history) if (from <= stop) found = status;
  return found;
}
// How a pair is drawn: by status where it can be a counterpart, else by what it is instead.
function lookAt(i) {
  const status = statusAt(i), nature = pairs[i].nature;
  if (status === null) return null;
  if (status === "ended") return "ended";
  return nature === "partner" ? GROUPS[status] : nature;
}
const COUNTED = new Set(["planned", "paired", "built"]);
const isCounted = (i) => COUNTED.has(lookAt(i));
const livePairs = (i) => pairsOf[i].filter((p) => lookAt(p) !== null);
const saysAt = (i) => pairs[i].says.filter((said) => said.from >= 0 && said.from <= state.stop);

// Red on the picture: a finding says that nobody works with it.
function isBare(i) {
  const node = nodes[i];
  if (node.side === "sum") return node.local && node.members.every(isBare);
  return today().bare.has(i);
}
