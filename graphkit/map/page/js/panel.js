// The right side: gaps at a glance, or one unit, counterpart, task or link with its sentences.
const PAGEFUL = 40;

function goButton(i, extra) {
  const bare = isBare(i) || (nodes[i].side === "task" && isUnnamedTask(i));
  return el("button", { type: "button", class: "go" + (bare ? " bare" : ""), onclick: () => pickNode(i) },
    el("bdi", { text: title(i) }), extra ? el("small", { text: extra }) : null);
}
const chips = (list, extra) => el("div", { class: "chips" }, ...list.map((i) => goButton(i, extra && extra(i))));
const heading = (text, count) => el("h3", {}, el("span", { text }), count === undefined ? null : el("b", { text: count }));
const backBar = () => button("‹ " + t("close"), () => clearPick(), { class: "back" });
const linkButton = (text, onclick) => button(text, onclick, { class: "plain" });

// One pair as seen from a node: what it is now, the newest sentence, older ones folded.
function pairBlock(i, from) {
  const pair = pairs[i], mine = from === pair.a || nodes[from].twin === pair.a || nodes[from].fold === pair.a;
  const node = nodes[from];
  const name = node.side === "task" || node.side === "fold" || node.side === "sum"
    ? title(pair.a) + " — " + title(pair.b)
    : fullTitle(mine ? pair.b : pair.a);
  const block = el("article", { class: "link" },
    el("h4", {}, badge(statusAt(i)), linkButton(name, () => pickPair(i)),
      COUNTED.has(lookAt(i)) || pair.nature === "suggested" || lookAt(i) === "ended" ? null : el("small", { text: t("uncounted") })));
  if (pair.why) block.append(el("p", { class: "why" }, el("b", { text: t("why") }), el("span", { text: word(pair.why) })));
  const said = node.side === "task" ? saysAt(i).filter((s) => s.task === from) : saysAt(i);
  const shown = (said.length ? said : saysAt(i)).slice().reverse();
  if (shown.length) block.append(...statement(shown[0], shown[0].status === statusAt(i)));
  if (shown.length > 1) {
    block.append(el("details", {}, el("summary", { text: t("older", { n: shown.length - 1 }) }),
      ...shown.slice(1).flatMap((s) => statement(s))));
  }
  return block;
}
function statement(said, plainly) {
  const fields = (said.sectors || []).map((s) => page.sectors[s]).join("、");
  const facts = [dateText(said), fields].filter(Boolean).join(" · ");
  return [
    el("p", { class: "fact" }, plainly ? null : badge(said.status), el("span", { text: (plainly ? "" : " ") + facts })),
    said.what ? el("p", { class: "what", text: said.what }) : null,
    said.at ? quoteBlock(said.at, said.marks) : el("p", { class: "muted", text: t("nosource") }),
  ].filter(Boolean);
}

function nodePanel(i) {
  const node = nodes[i], out = [backBar(), el("h2", { text: node.side === "fold" ? title(i) : node.side === "task" ? t("bytask", { n: node.no }) + " " + node.name : fullTitle(i) })];
  const facts = [];
  if (node.side === "task") facts.push(dueText(node));
  else if (node.side === "row") facts.push(node.local ? kindWord(node.kind) : [node.city, kindWord(node.kind)].filter(Boolean).join(" · "));
  if (node.also) facts.push(t("also") + " " + node.also.join("、"));
  if (facts.length) out.push(el("p", { class: "muted", text: facts.join("；") }));
  if (node.side === "fold") out.push(el("p", { class: "muted", text: t("about-" + node.kind) }));
  out.push(...findingBoxes(i));
  if (node.side === "task") out.push(...taskParts(i));
  if (node.members) out.push(heading(t("members"), node.members.length),
    chips(node.members.slice().sort((a, b) => isBare(b) - isBare(a))));
  if (node.side === "sum") {
    out.push(button(t("open"), () => { state.view = "tiers"; redrawAll(); pickNode(node.members[0]); }));
    return out;
  }
  out.push(...pairBlocks(i));
  out.push(copyButton());
  return out;
}
function pairBlocks(i) {
  const mine = livePairs(i).filter((p) => shownPairs.has(p) || state.pair === p), out = [];
  const order = (p) => -LOOKS.length + ["built", "paired", "planned", "ended", "acquaintance", "alliance", "vague", "suggested"].indexOf(lookAt(p));
  mine.sort((a, b) => order(a) - order(b) || a - b);
  const counted = mine.filter(isCounted), rest = mine.filter((p) => !isCounted(p));
  if (nodes[i].side !== "fold") {
    out.push(heading(t("links"), counted.length));
    if (!counted.length) out.push(el("p", { class: "muted", text: nodes[i].side === "task" ? t("notask") : t("none") }));
  }
  out.push(...blocksOf(counted, i));
  if (rest.length) out.push(heading(t("uncounted"), rest.length), ...blocksOf(rest, i));
  return out;
}
function blocksOf(list, i) {
  const out = list.slice(0, PAGEFUL).map((p) => pairBlock(p, i));
  if (list.length > PAGEFUL) {
    const more = button(t("more", { n: list.length - PAGEFUL }), () => {
      more.replaceWith(...list.slice(PAGEFUL, PAGEFUL * 10).map((p) => pairBlock(p, i)));
    });
    out.push(more);
  }
  return out;
}
// That nobody works with it is said in full; of other findings the rules, with the sentences folded below.
function findingBoxes(i) {
  const mine = today().findings.map((at) => page.findings[at])
    .filter((f) => f.of === i || (f.of === undefined && f.nodes.includes(i)));
  const grave = mine.filter((f) => UNCOVERED.includes(f.rule)), rest = mine.filter((f) => !UNCOVERED.includes(f.rule));
  const out = grave.map((f) => el("p", { class: "gapbox" }, el("span", { text: sentence(f) })));
  if (!rest.length) return out;
  const rules = [...new Set(rest.map((f) => f.rule))];
  out.push(el("div", { class: "chips rules" }, ...rules.map((rule) => button(
    word(page.rules[rule]) + " " + rest.filter((f) => f.rule === rule).length, () => pickRule(rule), { class: "go bare" }))));
  out.push(el("details", {}, el("summary", { text: t("sentences", { n: rest.length }) }),
    ...rest.map((f) => el("p", { class: "gapbox " + f.severity, text: sentence(f) }))));
  return out;
}
function taskParts(i) {
  const node = nodes[i], out = [];
  if (node.at) out.push(quoteBlock(node.at));
  if (node.units || node.groups) {
    out.push(heading(t("responsible")), el("div", { class: "chips" }, ...(node.units || []).map((u) => goButton(u)),
      ...(node.groups || []).map((name) => el("span", { class: "go still", text: name }))));
  }
  if (node.annex) {
    out.push(heading(t("annexrows"), node.annex.length), ...node.annex.map((row) => el("details", {},
      el("summary", { text: [row.no ? row.no + "." : "", row.name, row.due ? "（" + t("due") + " " + row.due + "）" : ""].join("") }),
      row.who ? el("p", { class: "muted", text: t("responsible") + "：" + row.who.join("、") }) : null,
      row.at ? quoteBlock(row.at) : null)));
  }
  return out;
}
function pairPanel(i) {
  const pair = pairs[i], out = [backBar(), el("h2", {}, linkButton(title(pair.a), () => pickNode(pair.a)), " — ",
    linkButton(fullTitle(pair.b), () => pickNode(pair.b)))];
  const look = lookAt(i);
  out.push(el("p", {}, badge(statusAt(i) || "planned"), COUNTED.has(look) || look === "ended" ? null : el("span", { class: "muted", text: " " + t(pair.nature === "suggested" ? "about-suggested" : "uncounted") })));
  if (pair.why) out.push(heading(t("why")), el("p", { text: word(pair.why) }));
  const said = saysAt(i).slice().reverse();
  if (said.length) out.push(heading(t("history", { n: said.length })));
  for (const one of said) {
    out.push(...statement(one));
    if (one.task !== undefined) out.push(el("p", { class: "fact" }, linkButton(t("bytask", { n: nodes[one.task].no }) + " " + nodes[one.task].name, () => pickNode(one.task))));
  }
  out.push(copyButton());
  return out;
}
function copyButton() {
  const copy = button(t("copy"), async () => {
    try {
      await navigator.clipboard.writeText(panelText());
      copy.textContent = t("copied");
    } catch {
      copy.textContent = copyByHand(panelText()) ? t("copied") : t("notcopied");
    }
  }, { class: "copy" });
  return copy;
}
// Where the browser lends no clipboard, as with pages opened from a disk: through a text field.
function copyByHand(text) {
  const field = el("textarea", { class: "hide" });
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
function panelText() {
  const parts = [...$("panel").children].filter((child) => child.tagName !== "BUTTON");
  return [page.titles[state.lang] + " · " + t("asof") + " " + today().date, ...parts.map((part) => part.innerText.trim())].join("\n");
}
function showPanel() {
  const parts = state.pair !== null ? pairPanel(state.pair) : state.node !== null ? nodePanel(state.node) : overview();
  $("panel").replaceChildren(...parts);
  $("panel").scrollTop = 0;
  document.body.classList.toggle("picked", state.node !== null || state.pair !== null || state.rule !== null);
}
