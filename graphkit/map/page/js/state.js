// The state of the page. One direction: an event changes it, update() shows it, the address keeps it.
const state = {
  view: page.first, stop: page.stops.length - 1, node: null, pair: null, rule: null, cell: null, q: "", by: "province",
  lang: document.documentElement.lang.startsWith("zh") ? "zh" : "en",
  theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  off: { status: new Set(), kind: new Set(), province: new Set(), sector: new Set() },
};
const first = { lang: state.lang, theme: state.theme };
const TABLES = new Set(["matrix", "list"]);

function t(name, values) {
  let text = page.strings[state.lang][name] ?? name;
  for (const [word, value] of Object.entries(values || {})) text = text.replaceAll("{" + word + "}", value);
  return text;
}
const word = (thing) => thing[state.lang] || thing.zh;
const nameOf = (f) => f.unit ?? nodes[f.of].name;
const sentence = (f) => page.sentences[f.say][state.lang === "zh" ? 0 : 1].replaceAll("{unit}", nameOf(f));
const kindWord = (kind) => t(kind === "alliance" ? "alliances" : kind);
