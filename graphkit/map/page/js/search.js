// Search by name, other name, pinyin, initials.
const haystack = nodes.map((node, i) => (node.side === "row" || node.side === "task"
  ? fold([node.name, node.short || "", ...(node.also || []), node.find || ""].join("\n")) : ""));

function hitsFor(text) {
  const asked = fold(text.trim()).replace(/\s+/g, "");
  if (!asked) return [];
  const found = [];
  haystack.forEach((hay, i) => {
    const at = hay.indexOf(asked);
    // A unit that stands on both sides is found once.
    if (at < 0 || (!nodes[i].local && nodes[i].twin !== undefined)) return;
    const begins = at === 0 || /[\s\n]/.test(hay[at - 1]);
    found.push([begins ? 0 : 1, nodes[i].side === "task" ? 1 : 0, i]);
  });
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(([, , i]) => i);
}
function showHits() {
  const list = $("hits"), found = hitsFor(state.q);
  list.replaceChildren();
  if (!state.q.trim()) return;
  for (const i of found.slice(0, 12)) {
    list.append(el("li", {}, el("button", { type: "button", class: isBare(i) ? "bare" : "", onclick: () => pickNode(i) }, el("bdi", { text: fullTitle(i) }))));
  }
  if (found.length > 12) list.append(el("li", { class: "muted", text: t("more", { n: found.length - 12 }) }));
  if (!found.length) list.append(el("li", { class: "muted", text: t("nohit") }));
  say(found.length ? t("hits", { n: found.length }) : t("nohit"));
}
