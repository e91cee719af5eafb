// The words of the documents: each text once, cut out by offsets, the parties marked.
function textOf([document, from, , , to]) {
  const piece = page.documents[document].pieces.find(([start, text]) => start <= from && to <= start + text.length);
  return piece ? [piece[1], piece[0]] : ["", 0];
}
// Lines of a Chinese document break inside words; the break is no blank.
const unbroken = (text) => plain(text).replace(/\s*\n\s*/g, "");
function cut(at, from, to) {
  const [text, start] = textOf(at);
  return unbroken(text.slice(Math.max(0, from - start), Math.max(0, to - start)));
}
const quoteText = (at) => cut(at, at[2], at[3]);
function placeText(at) {
  const document = page.documents[at[0]];
  const where = at[6] ? t("page", { n: at[6] }) : t(document.kind === "ledger" ? "row" : "line", { n: at[5] });
  return document.file + " · " + where;
}
function quoteBlock(at, marks) {
  const [, from, start, stop, to] = at, parts = [];
  let place = from;
  const cuts = [...(marks || [])].sort((a, b) => a[0] - b[0]);
  const add = (until, side) => {
    if (until <= place) return;
    // The part before and after the sentence itself is muted.
    for (const [a, b] of [[place, Math.min(until, start)], [Math.max(place, start), Math.min(until, stop)], [Math.max(place, stop), until]]) {
      if (b <= a) continue;
      const text = cut(at, a, b), around = a < start || a >= stop;
      if (side !== undefined) parts.push(el("mark", { class: side ? "b" : "a", text }));
      else parts.push(el("span", { class: around ? "around" : "quote", text }));
    }
    place = until;
  };
  for (const [first, last, side] of cuts) {
    add(Math.min(first, to));
    add(Math.min(last, to), side);
  }
  add(to);
  return el("figure", {}, el("blockquote", {}, ...parts), el("figcaption", { text: placeText(at) }));
}
const badge = (status) => el("span", { class: "status s-" + (GROUPS[status] || "none"), text: t("s-" + status) });
function dateText(said) {
  if (said.until) return (said.since ? said.since + " " : "") + t("over", { date: said.until });
  return said.since || t("undated");
}
