// What all pages have in common: the record's title, the links to its lists, search as one types, filters on lists of events, COinS for Zotero.
// Without it the pages are whole; the lists are linked on the front page.
const up = new URL(".", document.currentScript.src).href;
const made = (name, given = {}, ...inside) => { const one = Object.assign(document.createElement(name), given); one.append(...inside); return one; };
let entries;
const shards = new Map();
function pages(list) { entries = list; answer(); }
function words(start, found) { shards.set(start, found); answer(); }

const input = made("input", { type: "search", placeholder: "Search the record", autocomplete: "off", ariaLabel: "Search the record" });
const hits = made("ol", { ariaLive: "polite" });
const box = made("div", { id: "search" }, input, hits);
const doors = Object.entries(KINDS).map(([kind, name]) => made("a", { href: `${up}${kind}/index.html`, textContent: name }));
const [header, heading] = ["header", "h1"].map((name) => document.querySelector(name));
header.firstChild.textContent = TITLE;
document.querySelector("main").id = "text";
header.append(document.querySelector("nav") ?? made("nav", { ariaLabel: "The site" }, ...doors), box);
document.body.prepend(made("a", { href: "#text", className: "skip", textContent: "To the text" }));

const [edition, id] = document.querySelector("footer p").textContent.match(/alliance, record .*?(?=, id )|(?<=, id )\S+/g);
const cited = { ctx_ver: "Z39.88-2004", rft_val_fmt: "info:ofi/fmt:kev:mtx:dc", "rft.title": heading.textContent, "rft.source": edition, "rft.identifier": id };
document.body.append(made("span", { className: "Z3988", title: new URLSearchParams({ ...cited, "rft.date": edition.slice(-10) }) }));
if (document.title !== TITLE) document.title += ` · ${TITLE}`;

function load(name) {
  if (document.querySelector(`script[data-file="${name}"]`)) return;
  const script = made("script", { src: `${up}find/${name}.js`, onerror: () => words(name, {}) });
  script.dataset.file = name;
  document.head.append(script);
}

// As the site's maker folds words: no case, no accents, nothing but letters and digits.
const bare = {/* letters */};
function folded(text) {
  const plain = text.normalize("NFKD").replace(/[/* marks */]/g, "").toLowerCase().replace(/[^\x00-\x7f]/g, (letter) => bare[letter] ?? letter);
  return plain.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function shard(word) {
  const start = word.slice(0, 2);
  return /^[\x00-\x7f]*$/.test(start) ? start : [...start].map((c) => c.codePointAt(0).toString(16)).join("-");
}

function answer() {
  const typed = folded(input.value);
  const asked = typed.filter((word) => word.length > 1);
  if (!asked.length) return hits.replaceChildren();
  load("pages");
  asked.forEach((word) => load(shard(word)));
  if (!entries || !asked.every((word) => shards.has(shard(word)))) return;
  const scores = new Map();
  asked.forEach((word, n) => {
    const best = new Map();
    for (const [known, numbers] of Object.entries(shards.get(shard(word)))) {
      if (known.startsWith(word)) numbers.forEach((one) => best.set(one, Math.max(best.get(one) ?? 0, known === word ? 2 : 1)));
    }
    for (const [one, score] of best) if (n === 0 || scores.has(one)) scores.set(one, [(scores.get(one)?.[0] ?? 0) + score, n]);
  });
  const all = [...scores].filter(([, [, n]]) => n === asked.length - 1);
  const inName = (one) => { const name = folded(entries[one][1]); return typed.filter((word) => name.includes(word)).length; };
  all.sort(([a, [x]], [b, [y]]) => inName(b) - inName(a) || y - x || a - b);
  hits.replaceChildren(...all.slice(0, 20).map(([one]) => {
    const [path, name, note] = entries[one];
    return made("li", {}, made("a", { href: up + path }, name, " ", made("small", {}, note)));
  }));
  if (!all.length) hits.append(made("li", {}, "nothing found"));
}

input.addEventListener("input", answer);
box.addEventListener("keydown", (event) => {
  const doors = [input, ...hits.querySelectorAll("a")];
  const at = doors.indexOf(document.activeElement);
  if (event.key === "Escape") { input.value = ""; answer(); input.focus(); }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    doors[Math.max(0, Math.min(doors.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  }
});

const WEIGHTS = ["landmarks only", "events and landmarks", "details too", "everything"];
for (const list of document.querySelectorAll(".events")) {
  if (list.children.length < 12) continue;
  const weight = made("select", { ariaLabel: "How much to show" });
  const present = [...new Set([...list.children].map((row) => Number(row.dataset.weight)))].sort();
  present.forEach((n) => weight.append(new Option(WEIGHTS[n], n)));
  weight.value = present.includes(1) ? 1 : present.at(-1);
  const kind = made("select", { ariaLabel: "Kind of event" }, new Option("every kind", ""));
  [...new Set([...list.children].map((row) => row.dataset.kind))].sort().forEach((one) => kind.append(new Option(one, one)));
  const words = made("input", { type: "search", placeholder: "words in it", ariaLabel: "Words in it" });
  const count = made("span");
  const apply = () => {
    const asked = folded(words.value);
    let many = 0;
    for (const row of list.children) {
      const text = folded(row.textContent).join(" ");
      row.hidden = Number(row.dataset.weight) > Number(weight.value) || (kind.value && row.dataset.kind !== kind.value) || !asked.every((word) => text.includes(word));
      many += !row.hidden;
    }
    count.textContent = `${many.toLocaleString("en")} of ${list.children.length.toLocaleString("en")}`;
  };
  [weight, kind].forEach((one) => one.addEventListener("change", apply));
  words.addEventListener("input", apply);
  list.before(made("div", { className: "filters" }, ...(present.length > 1 ? [weight] : []), kind, words, count));
  apply();
}
