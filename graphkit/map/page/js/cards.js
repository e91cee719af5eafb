// Tasks on a narrow pane: one card each, in the order of the plan, instead of three columns that have no room.
function cardsPage() {
  const tasks = [...nodes.keys()].filter((i) => nodes[i].side === "task" && (!lit || lit.nodes.has(i)));
  return tasks.map((i) => {
    const node = nodes[i], mine = livePairs(i).filter((p) => shownPairs.has(p) && isCounted(p)), bare = isUnnamedTask(i);
    return el("article", { class: "card" + (bare ? " bare" : "") },
      el("h2", {}, linkButton(title(i), () => pickNode(i))),
      el("p", { class: isLate(i) ? "late" : "muted", text: whenText(i) + " · " + (bare ? t("notask") : t("links") + " " + mine.length) }),
      node.units || node.groups ? el("p", { class: "who" }, el("b", { text: t("responsible") }),
        el("span", { text: [...(node.units || []).map(title), ...(node.groups || [])].join("、") })) : null,
      ...mine.slice(0, 8).map((p) => el("p", { class: "tie" }, badge(statusAt(p)), linkButton(title(pairs[p].a) + " — " + title(pairs[p].b), () => pickPair(p)))),
      mine.length > 8 ? button(t("more", { n: mine.length - 8 }), () => pickNode(i), { class: "plain" }) : null);
  });
}
