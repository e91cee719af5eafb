// The address keeps the state in the graph's own keys, so that a view can be sent to a colleague.
//   #view=tasks&at=2023-06-06&node=340202&link=340202>310101017&rule=overdue&cell=340202|province|310000
//   &off=status.ended,kind.zone&q=wh&by=sector&lang=en&theme=dark
let quiet = false;
const ESCAPED = { "%": "%25", ",": "%2C", ".": "%2E" };
const packed = (text) => text.replace(/[%,.]/g, (letter) => ESCAPED[letter]);

function writeHash() {
  if (quiet) return;
  const h = new URLSearchParams();
  const off = Object.entries(state.off).flatMap(([group, set]) => [...set].map((name) => group + "." + packed(name)));
  if (state.view !== page.first) h.set("view", state.view);
  if (state.stop !== days.length - 1) h.set("at", today().date);
  if (state.node !== null) h.set("node", nodes[state.node].id);
  if (state.pair !== null) h.set("link", pairId(state.pair));
  if (state.rule !== null) h.set("rule", page.rules[state.rule].id);
  if (state.cell) h.set("cell", [nodes[state.cell[0]].id, ...state.cell.slice(1)].join("|"));
  if (off.length) h.set("off", off.join(","));
  if (state.q) h.set("q", state.q);
  if (state.by !== "province") h.set("by", state.by);
  if (state.lang !== first.lang) h.set("lang", state.lang);
  if (state.theme !== first.theme) h.set("theme", state.theme);
  const text = String(h);
  try {
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  } catch {
    // Inside a sandboxed frame the address is nobody's business.
  }
}
function readHash() {
  const h = new URLSearchParams(location.hash.slice(1));
  const one = (name, allowed, otherwise) => (allowed.includes(h.get(name)) ? h.get(name) : otherwise);
  state.view = one("view", VIEWS, page.first);
  state.stop = Math.max(days.findIndex((day) => day.date === h.get("at")), -1);
  if (state.stop < 0) state.stop = days.length - 1;
  state.node = placeOf.get(h.get("node")) ?? null;
  state.pair = findPair(h.get("link"));
  const rule = page.rules.findIndex((known) => known.id === h.get("rule"));
  state.rule = rule < 0 ? null : rule;
  state.cell = readCell(h.get("cell") || "");
  for (const set of Object.values(state.off)) set.clear();
  for (const item of (h.get("off") || "").split(",")) {
    const at = item.indexOf("."), group = item.slice(0, at);
    if (at > 0 && Object.hasOwn(state.off, group)) {
      try {
        const name = decodeURIComponent(item.slice(at + 1));
        if (LEGEND[group].includes(name)) state.off[group].add(name);
      } catch {
        // not a name that this page wrote
      }
    }
  }
  state.q = h.get("q") || "";
  state.by = one("by", ["province", "sector"], "province");
  state.lang = one("lang", ["zh", "en"], first.lang);
  state.theme = one("theme", ["light", "dark"], first.theme);
}
function readCell(text) {
  const parts = text.split("|");
  if (parts.length < 3 || !placeOf.has(parts[0])) return null;
  const [unit, by, ...rest] = parts, column = rest.join("|");
  const known = by === "province" ? page.provinces.some((p) => p.id === column) : by === "sector" && page.sectors.includes(column);
  return known ? [placeOf.get(unit), by, column] : null;
}
