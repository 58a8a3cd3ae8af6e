"use strict";
// Search as one types, and filters on lists of events. Without it the pages are whole: only these two are missing.
const up = document.currentScript.dataset.up;
let entries;
const shards = new Map();
function pages(list) { entries = list; answer(); }
function words(start, found) { shards.set(start, found); answer(); }

const box = document.getElementById("search");
const input = Object.assign(document.createElement("input"), { type: "search", placeholder: "Search the record", autocomplete: "off" });
input.setAttribute("aria-label", "Search the record");
const hits = document.createElement("ol");
hits.setAttribute("aria-live", "polite");

function load(name) {
  if (document.querySelector(`script[data-file="${name}"]`)) return;
  const script = document.createElement("script");
  script.dataset.file = name;
  script.src = `${up}find/${name}.js`;
  script.onerror = () => words(name, {});
  document.head.append(script);
}

// As the site's maker folds words: no case, no accents, nothing but letters and digits.
const bare = {/* letters */};
function folded(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\x00-\x7f]/g, (letter) => bare[letter] ?? letter);
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function shard(word) {
  const start = word.slice(0, 2);
  return /^[\x00-\x7f]*$/.test(start) ? start : [...start].map((c) => c.codePointAt(0).toString(16)).join("-");
}

function answer() {
  const asked = folded(input.value).filter((word) => word.length > 1);
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
  const inName = (one) => { const name = folded(entries[one][1]); return asked.filter((word) => name.includes(word)).length; };
  all.sort(([a, [x]], [b, [y]]) => inName(b) - inName(a) || y - x || a - b);
  hits.replaceChildren(...all.slice(0, 20).map(([one]) => {
    const [path, name, note] = entries[one];
    const item = document.createElement("li");
    const door = Object.assign(document.createElement("a"), { href: up + path, textContent: name });
    door.append(" ", Object.assign(document.createElement("small"), { textContent: note }));
    item.append(door);
    return item;
  }));
  if (!all.length) hits.append(Object.assign(document.createElement("li"), { textContent: "nothing found" }));
}

box.append(input, hits);
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
  const form = Object.assign(document.createElement("div"), { className: "filters" });
  const weight = document.createElement("select");
  weight.setAttribute("aria-label", "How much to show");
  const present = [...new Set([...list.children].map((row) => Number(row.dataset.weight)))].sort();
  present.forEach((n) => weight.append(new Option(WEIGHTS[n], n)));
  weight.value = present.includes(1) ? 1 : present.at(-1);
  const kind = document.createElement("select");
  kind.setAttribute("aria-label", "Kind of event");
  kind.append(new Option("every kind", ""));
  [...new Set([...list.children].map((row) => row.dataset.kind))].sort().forEach((one) => kind.append(new Option(one, one)));
  const words = Object.assign(document.createElement("input"), { type: "search", placeholder: "words in it" });
  words.setAttribute("aria-label", "Words in it");
  const count = document.createElement("span");
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
  form.append(weight, kind, words, count);
  if (present.length === 1) weight.remove();
  list.before(form);
  apply();
}
