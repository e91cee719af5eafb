// Elements and texts. Text enters the page as text only, and controls of writing direction are made visible.
const plain = (text) => String(text).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
const fold = (text) => String(text).normalize("NFKC").toLowerCase();

function el(tag, options, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(options || {})) {
    if (name === "text") node.textContent = plain(value);
    else if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : plain(value));
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
const button = (text, onclick, options) => el("button", Object.assign({ type: "button", text, onclick }, options));

function title(i) {
  const node = nodes[i];
  if (node.side === "fold") {
    const name = "fold-" + node.kind + (node.local ? "-left" : "");
    return t(page.strings[state.lang][name] ? name : "fold-" + node.kind, { n: node.members.length });
  }
  if (node.side === "task") return (node.no ? node.no + ". " : "") + node.name;
  return node.short || node.name;
}
function fullTitle(i) {
  const node = nodes[i];
  if (node.side === "sum") return node.name + (node.local ? " · " + kindWord(node.kind) : "");
  if (node.side !== "row") return title(i);
  const place = node.city && !node.local && !node.name.startsWith(node.city.slice(0, 2)) ? node.city + " " : "";
  return place + node.name;
}
const countText = (i) => {
  const n = new Set(pairsOf[i].filter(isCounted).map((p) => (pairs[p].a === i ? pairs[p].b : pairs[p].a))).size;
  return isBare(i) ? bareText(i) : t("links") + " " + n;
};
const bareText = (i) => t(nodes[i].kind === "zone" && pairsOf[i].some(isCounted) ? "nopark" : "none");
