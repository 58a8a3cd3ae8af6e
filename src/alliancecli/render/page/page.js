"use strict";
(() => {
  const form = document.querySelector("form");
  const [text, from, to] = ["_text", "_from", "_to"].map((id) => document.getElementById(id));
  const count = document.getElementById("_count");
  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // What the filters ask of a card, read once: its words, its years, and everything of it that hides and shows.
  const marks = new Map();
  for (const mark of document.querySelectorAll(".picture a")) {
    const id = mark.getAttribute("href").slice(1);
    marks.set(id, [...(marks.get(id) || []), mark]);
  }
  const years = [...document.querySelectorAll("section.year")].map((element) => ({ element }));
  const cards = years.flatMap((year) =>
    [...year.element.querySelectorAll(".card")].map((card) => ({
      card,
      year,
      parts: [card, ...(marks.get(card.id) || [])],
      words: fold(year.element.firstElementChild.textContent + " " + card.textContent),
      low: "low" in card.dataset ? Number(card.dataset.low) : -Infinity,
      high: "high" in card.dataset ? Number(card.dataset.high) : Infinity,
      out: false,
    })),
  );

  const filter = () => {
    const wanted = fold(text.value).split(/\s+/).filter(Boolean);
    const low = from.value === "" ? -Infinity : Number(from.value);
    const high = to.value === "" ? Infinity : Number(to.value);
    let shown = 0;
    const left = new Set();
    for (const item of cards) {
      const out = low > high || item.high < low || item.low > high || !wanted.every((word) => item.words.includes(word));
      if (out !== item.out) {
        item.out = out;
        for (const part of item.parts) part.classList.toggle("out", out);
      }
      if (!out) {
        shown += 1;
        left.add(item.year);
      }
    }
    for (const year of years) year.element.classList.toggle("out", !left.has(year));
    const of = shown === cards.length ? "" : ` of ${cards.length.toLocaleString("en")}`;
    count.textContent = low > high
      ? "The span ends before it begins: no events shown"
      : `${shown.toLocaleString("en")}${of} event${cards.length === 1 ? "" : "s"} shown`;
  };

  // A link to a record opens its card, also when a filter hides it.
  const land = () => {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!card || !card.matches(".card")) return;
    if (card.matches(".out")) {
      form.reset();
      filter();
    }
    card.open = true;
    card.querySelector("summary").focus({ preventScroll: true });
    // once more when the cards that have come into view have their real heights
    const show = () => card.scrollIntoView({ block: "start" });
    show();
    requestAnimationFrame(() => requestAnimationFrame(show));
  };

  // On paper every card is open; afterwards those are closed again that were.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const card of closed) card.open = true;
  });
  addEventListener("afterprint", () => {
    for (const card of closed) card.open = false;
  });

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  addEventListener("hashchange", land);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) land();
  });
  form.hidden = false;
  filter();
  // after the browser has gone to the link by itself, which takes the focus away
  addEventListener("load", () => setTimeout(land));
})();
