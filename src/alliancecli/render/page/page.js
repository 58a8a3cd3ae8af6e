"use strict";
(() => {
  const form = document.querySelector("form");
  const [text, from, to] = ["_text", "_from", "_to"].map((id) => document.getElementById(id));
  const count = document.getElementById("_count");
  const picture = document.querySelector(".picture");
  const bare = {/* letters */};
  const fold = (words) => words.normalize("NFKD").replace(/[/* marks */]/g, "").toLowerCase().replace(/[^\x00-\x7f]/g, (letter) => bare[letter] ?? letter);
  const number = (words) => (words === undefined ? null : Number(words));
  const make = (name, at = {}, words = "", space = "http://www.w3.org/2000/svg") => {
    const element = space ? document.createElementNS(space, name) : document.createElement(name);
    for (const [key, value] of Object.entries(at)) element.setAttribute(key, value);
    if (words !== "") element.textContent = words;
    return element;
  };
  const html = (name, at, words) => make(name, at, words, "");
  const set = (element, at) => {
    for (const key in at) element.setAttribute(key, at[key]);
  };

  // The years of a card as EDTF has them: that of its heading, or 1999/2004, with two points where an end is open.
  const years_of = (said) => {
    const [low, high = low] = said.split("/").map((end) => (end === ".." ? null : Number(end)));
    return { low: low ?? -Infinity, high: high ?? Infinity };
  };
  // What the filters ask of a card, read once: its words and its years.
  const years = [...document.querySelectorAll("section.year")].map((element) => ({ element }));
  const cards = years.flatMap((year) =>
    [...year.element.querySelectorAll("details")].map((card) => ({
      card,
      year,
      words: fold(year.element.firstElementChild.textContent + " " + card.textContent),
      ...years_of(card.dataset.years ?? year.element.firstElementChild.textContent),
      out: false,
    })),
  );
  const byId = new Map(cards.map((item) => [item.card.id, item]));

  // The address's fragment says what is looked at, so that a view can be mailed: #q=words&from=1995&view=1992.5,1996&id=record
  const state = { id: "" };
  const remember = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    for (const name of ["q", "from", "to", "view", "id"]) said.delete(name);
    if (text.value) said.set("q", text.value);
    if (from.value) said.set("from", from.value);
    if (to.value) said.set("to", to.value);
    if (drawn && !drawn.whole()) said.set("view", drawn.view().join(","));
    if (state.id) said.set("id", state.id);
    history.replaceState(null, "", `#${said}`.replace(/^#$/, location.pathname.replace(/.*\//, "") || "."));
  };

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
        item.card.classList.toggle("out", out);
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

  const copy = async (words, button) => {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const area = document.body.appendChild(html("textarea"));
      area.value = words;
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const said = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = said), 1500);
  };

  // When it was, with the year that the heading above the card says.
  const dated = (card) => {
    const when = card.querySelector("i").textContent;
    const year = card.closest("section.year")?.querySelector("h3").textContent;
    return !year || when.includes(year) ? when : `${when} ${year}`;
  };

  // What a card is cited as: what it says, then each source by author, title and date, with its locator and its words.
  const citation = (card) => {
    const what = card.querySelector("b").textContent.trim();
    const date = dated(card);
    const sources = [...card.querySelectorAll("cite")].map((cite) => {
      const [id, entry] = [cite.textContent, cite.parentElement];
      const named = document.getElementById(`_source-${id}`)?.textContent.replace(id, "").trim();
      return named ? named + entry.textContent.slice(id.length) : entry.textContent;
    });
    const asked = [...document.querySelectorAll(".repeat > *")].map((one) => one.textContent).join(", ");
    return `${what} (${date}). ${sources.join("; ")}.${asked ? ` ${asked}.` : ""}`;
  };

  // The record beside the picture: a copy of its card.
  const panel = html("aside", { class: "panel", role: "region", "aria-label": "The record", hidden: "" });
  let opener = null;
  const close = () => {
    panel.hidden = true;
    document.body.classList.remove("reading");
    opener?.focus?.();
    state.id = "";
    remember();
  };
  const open = (card, mark) => {
    opener = mark;
    const buttons = html("p", { class: "buttons" });
    for (const [words, act] of [
      ["Copy citation", (button) => copy(citation(card), button)],
      ["Copy link", (button) => copy(location.href, button)],
      ["In the list", () => land(card.id)],
      ["Close", close],
    ]) {
      const button = buttons.appendChild(html("button", { type: "button" }, words));
      button.addEventListener("click", () => act(button));
    }
    const head = html("h2", { tabindex: "-1" }, card.querySelector("b").textContent);
    const body = card.querySelector(":scope > div").cloneNode(true);
    panel.replaceChildren(html("p", { class: "when" }, dated(card)), head, body, buttons);
    for (const cite of body.querySelectorAll("cite")) {
      const named = document.getElementById(`_source-${cite.textContent}`);
      if (named) cite.replaceChildren(...[...named.childNodes].filter((node) => node.nodeName !== "CODE").map((node) => node.cloneNode(true)));
      cite.normalize();
      if (cite.lastChild.nodeType === 3) cite.lastChild.textContent = cite.lastChild.textContent.trimEnd();
    }
    panel.hidden = false;
    document.body.classList.add("reading");
    state.id = card.id;
    remember();
    head.focus({ preventScroll: true });
  };
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());

  // The picture: laid out anew at each zoom. Places on its axis are percent; the window is two of them.
  const drawn = picture && (() => {
    const stops = picture.dataset.axis.split(" ").map((stop) => stop.split(":").map(Number));
    const between = (value, one, other) => {
      let n = stops.findIndex((stop) => stop[one] > value);
      n = n < 0 ? stops.length - 1 : Math.max(n, 1);
      const [a, b] = [stops[n - 1], stops[n]];
      return a[other] + ((value - a[one]) * (b[other] - a[other])) / (b[one] - a[one]);
    };
    const place = (moment) => Math.min(Math.max(between(moment, 0, 1), 0), 100);
    const moment = (at) => between(at, 1, 0);
    const measure = document.createElement("canvas").getContext("2d");
    const wide = new Map();
    const family = getComputedStyle(document.documentElement).getPropertyValue("--sans");
    const length = (words, font = "12px") => {
      const key = font + words;
      if (!wide.has(key)) {
        measure.font = `${font} ${family}`;
        wide.set(key, measure.measureText(words).width + 1);
      }
      return wide.get(key);
    };
    const cut = (words, letters) => (words.length <= letters ? words : words.slice(0, words.lastIndexOf(" ", letters) + 1 || letters).replace(/[ ,;:(]+$/, "") + "\u2026");

    const period = (element) => ({
      element,
      a: number(element.dataset.a),
      b: number(element.dataset.b),
      pa: "a" in element.dataset ? place(number(element.dataset.a)) : 0,
      pb: "b" in element.dataset ? place(number(element.dataset.b)) : 100,
    });
    const lanes = [...picture.querySelectorAll(".events")].map((group) => ({
      group,
      name: group.querySelector(".lane"),
      tally: group.querySelector(".tally"),
      rule: group.querySelector(".rule"),
      extra: group.appendChild(make("g")),
      events: [...group.querySelectorAll(".event")].map((element) => {
        const one = { ...period(element), id: element.getAttribute("href").slice(1), rank: Number(element.dataset.w ?? 1) };
        one.item = byId.get(one.id);
        one.title = one.item.card.querySelector("b").textContent.trim();
        one.open = element.matches(".begins, .fades");
        const mask = element.querySelector(".at").getAttribute("mask");
        const about = element.querySelector("title");
        if (!about.textContent.includes(": ")) about.textContent += `: ${one.title}`;
        one.hit = make("rect", { class: "hit", rx: 3 });
        one.bar = make("rect", { class: "at", rx: 2, ...(mask ? { mask } : {}) });
        one.dot = make("circle", { class: "at", r: 4.5 });
        one.words = make("text", { class: "words" });
        element.replaceChildren(about, one.hit, one.bar, one.dot, one.words);
        element.setAttribute("tabindex", -1);
        element.setAttribute("aria-label", about.textContent);
        return one;
      }),
    }));
    const events = lanes.flatMap((lane, n) => lane.events.map((one) => Object.assign(one, { lane: n })));
    const claims = [...picture.querySelectorAll("g.claim")].map((element) => {
      const one = period(element);
      const pale = element.querySelector(".pale");
      const dot = element.querySelector("circle");
      const told = element.querySelector(".value");
      const y = dot ? Number(dot.getAttribute("cy")) : Number(pale.getAttribute("y")) + 2;
      const said = element.querySelector("title").textContent;
      const [, amount = "", force = ""] = /: (.*?) [^ ]+, (.*)$/.exec(said) || [];
      element.addEventListener("click", () => {
        const card = document.getElementById(`_claim-${element.dataset.id}`);
        if (card) open(card, null);
      });
      return { ...one, pale, dot, y, told: Boolean(told), said: amount, force, value: told || element.appendChild(make("text", { class: "value" })) };
    });
    // which get their words first: what Python chose, of this the greater number
    claims.sort((a, b) => b.told - a.told || a.y - b.y);
    const [rising, fading] = picture.querySelectorAll("linearGradient");
    const lives = [...picture.querySelectorAll(".life")].map((element) => ({ ...period(element), box: element.querySelector("rect"), words: element.querySelector("text") }));
    const council = picture.querySelector(".resolutions");
    const resolutions = (council?.dataset.marks ?? "").split(" ").filter(Boolean).map((mark) => {
      const [id, a, b] = mark.split(":");
      return { ...period({ dataset: { ...(a && { a }), ...(b && { b }) } }), id, item: byId.get(id) };
    });
    const kept = council ? [...council.querySelectorAll(".rule, .lane, .soft:not(.middle)")] : [];
    const bins = make("g");
    council?.replaceChildren(...kept, bins);
    const notes = picture.querySelector(".notes");
    const grid = picture.querySelector(".axis");
    const scale = [...picture.querySelectorAll(".claims > .grid, .claims > .end, .claims > .lane, .lives > .lane")];
    const ends = [...picture.querySelectorAll(".claims > .end")];
    const floor = Math.max(0, ...ends.map((one) => Number(one.getAttribute("y"))));
    const top = lives.length ? Math.max(...lives.map((one) => Number(one.box.getAttribute("y")))) + 28 : claims.length ? floor + 24 : 8;
    const ceiling = claims.length || lives.length ? 18 : 0;

    // The head that stays: an overview with a window to drag, buttons, and the years.
    const head = html("div", { class: "head" });
    const strip = make("svg", { class: "overview", height: 30, "aria-hidden": "true" });
    const axis = make("svg", { class: "years", height: 24, "aria-hidden": "true" });
    const tools = html("p", { class: "controls" });
    for (const [words, label, act] of [
      ["−", "Farther", () => zoom(2)],
      ["+", "Closer", () => zoom(0.5)],
      ["All", "All of the time", () => show(0, 100)],
    ]) {
      tools.appendChild(html("button", { type: "button", "aria-label": label }, words)).addEventListener("click", act);
    }
    tools.append(html("span", {}, "Drag to move, Ctrl and wheel to zoom, arrow keys from mark to mark"));
    const frame = picture.closest("figure");
    frame.prepend(tools, head);
    frame.append(html("figcaption", {}, [...notes.children].map((line) => line.textContent).join(" ")));
    notes.remove();
    head.append(strip, axis);
    picture.classList.add("live");

    let [low, high] = [0, 100];
    let current = events[0];
    let stop;
    let W = 0, LEFT = 0, ACROSS = 0, LINE = 19, small = false, heights = [];
    const x = (at) => ((at - low) / (high - low)) * ACROSS;
    const shape = () => {
      W = Math.max(frame.clientWidth, 300);
      small = W < 640;
      LEFT = small ? Math.max(44, ...ends.map((one) => length(one.textContent, "11px") + 8)) : 150;
      ACROSS = W - LEFT - (small ? 4 : 16);
      LINE = small || matchMedia("(pointer: coarse)").matches ? 28 : 19;
      heights = [];
      for (const svg of [strip, axis]) set(svg, { width: W, viewBox: `0 0 ${W} ${svg === strip ? 30 : 24}` });
      picture.setAttribute("width", W);
      set(rising, { x1: LEFT, x2: LEFT + 70 });
      set(fading, { x1: LEFT + ACROSS - 70, x2: LEFT + ACROSS });
      const across = `${LEFT} ${LEFT + ACROSS}`;
      for (const one of scale) {
        if (one.matches(".grid")) one.setAttribute("d", one.getAttribute("d").replace(/^M[\d.]+ ([\d.]+)H.*/, `M${across.split(" ")[0]} $1H${LEFT + ACROSS}`));
        else if (one.matches(".end")) set(one, { x: LEFT - (small ? 4 : 8) });
        else set(one, { x: 0, visibility: small && one.closest(".lives") ? "hidden" : "visible" });
      }
      overview();
    };

    const overview = () => {
      const d = events.concat(resolutions).filter((one) => !one.item.out && one.a !== null).map((one) => `M${(LEFT + (one.pa * ACROSS) / 100).toFixed(1)} 8V22`).join("");
      strip.replaceChildren(make("rect", { class: "ground", x: LEFT, y: 4, width: ACROSS, height: 22 }), make("path", { class: "density", d }), make("rect", { class: "brush", y: 3, height: 24, rx: 3 }), make("rect", { class: "grip", y: 8, height: 14, width: 5, rx: 2 }), make("rect", { class: "grip", y: 8, height: 14, width: 5, rx: 2 }));
      brush();
    };
    const brush = () => {
      const [, , window_, one, other] = strip.children;
      const [a, b] = [low, high].map((at) => LEFT + (at * ACROSS) / 100);
      set(window_, { x: a, width: Math.max(b - a, 4) });
      set(one, { x: a - 2 });
      set(other, { x: b - 3 });
    };

    const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    const ticks = () => {
      const [first, last] = [moment(low), moment(high)];
      const slope = (ACROSS * (place(Math.floor((first + last) / 2) + 1) - place(Math.floor((first + last) / 2)))) / (high - low);
      const found = [];
      const every = Math.max(1, Math.floor((last - first) / 3000));
      const step = [1, 2, 5, 10, 20, 50, 100].find((years) => years * slope >= 50) || 200;
      for (let y = Math.floor(first); y <= last; y += every) {
        if (stops.length > 2 || y % step === 0) found.push([y, y < 1 ? `${1 - y} BC` : String(y), y % 100 ? (y % 50 ? (y % 10 ? (y % 5 ? (y % 2 ? 5 : 4) : 3) : 2) : 1) : 0]);
        if (slope < 150) continue;
        for (let m = 0; m < 12; m += 1) {
          if (m) found.push([y + m / 12, MONTHS[m], m % 6 ? (m % 3 ? 8 : 7) : 6]);
          const start = y + m / 12;
          if (slope < 2500 || start > last || start + 1 / 12 < first) continue;
          for (let d = 2; d <= 30; d += 1) found.push([start + (d - 1) / 30.5 / 12, `${d} ${MONTHS[m]}`, d % 10 === 1 ? 9 : d % 5 === 1 ? 10 : 11]);
        }
      }
      const chosen = [];
      for (const [at, words] of found.filter(([at]) => at >= first && at < last).sort((a, b) => a[2] - b[2] || a[0] - b[0])) {
        const where = x(place(at));
        if (where + 4 + length(words, "11px") <= W - LEFT && chosen.every((other) => Math.abs(other[0] - where) > 50)) chosen.push([where, words]);
      }
      // the year stands before all where none begins in the window
      if (chosen.some(([, words]) => /^\d+( BC)?$/.test(words))) return chosen;
      return [[0, String(Math.floor(first))], ...chosen.filter(([at]) => at > 40)];
    };

    // Whether the words of a claim have room about its point; then they stand there.
    const fits = (one, said, taken) => {
      const w = length(said, "bold 12.5px") + 4;
      return one.dot && one.middle >= 0 && one.middle <= ACROSS && [[8, 4], [-w / 2, -9], [4, -9], [6 - w, -9], [-w - 6, 4], [-w / 2, 18], [6, 18]].some(([dx, dy]) => {
        const box = [one.middle + dx, one.y + dy - 11, one.middle + dx + w, one.y + dy + 2];
        if (box[0] < 0 || box[2] > ACROSS || box[3] > floor || taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) return false;
        taken.push(box);
        set(one.value, { x: LEFT + box[0], y: one.y + dy });
        return true;
      });
    };

    const layout = () => {
      if (!W) shape();
      brush();
      const marks = ticks();
      axis.replaceChildren(...marks.map(([at, words]) => make("text", { class: "year", x: LEFT + at + 4, y: 16 }, words)));
      let bottom = top;
      const seen = (one) => one.pb > low && one.pa < high && !(one.item && one.item.out);
      const span = (one) => [Math.max(x(one.pa), 0), Math.min(x(one.pb), ACROSS)];
      // claims: where they are, and their values where there is room
      const taken = [];
      const visible = claims.filter((one) => {
        const on = seen(one);
        one.element.style.display = on ? "" : "none";
        return on;
      });
      for (const one of visible) {
        const [a, b] = span(one);
        one.middle = x((one.pa + one.pb) / 2);
        if (one.pale) set(one.pale, { x: LEFT + a, width: Math.max(b - a, 2) });
        if (one.dot) {
          set(one.dot, { cx: LEFT + one.middle });
          one.dot.style.display = one.middle < -4 || one.middle > ACROSS + 4 ? "none" : "";
          taken.push([one.middle - 5, one.y - 5, one.middle + 5, one.y + 5]);
        }
        if (one.pale) taken.push([a, one.y - 3, b, one.y + 3]);
      }
      const named = new Set();
      for (const one of visible) {
        const words = [one.said];
        if (!named.has(one.force)) words.unshift(`${one.force} ${one.said}`);
        const put = words.find((said) => fits(one, said, taken));
        if (put && put !== one.said) named.add(one.force);
        one.value.textContent = put || "";
      }
      for (const one of lives) {
        const on = seen(one);
        one.element.style.display = on ? "" : "none";
        if (!on) continue;
        const [a, b] = span(one);
        const w = length(one.words.textContent, "11px") + 12;
        const inside = b - a >= w;
        const y = one.box.getAttribute("y");
        const free = (l, r) => l >= 0 && r <= ACROSS && lives.every((other) => other === one || other.box.getAttribute("y") !== y || x(other.pa) > r || x(other.pb) < l);
        const beside = free(b, b + w) ? b + 5 : free(a - w, a) ? a - w + 6 : null;
        one.words.style.display = inside || beside !== null ? "" : "none";
        set(one.box, { x: LEFT + a, width: Math.max(b - a - 1, 2) });
        set(one.words, { x: LEFT + (inside ? a + 6 : beside || 0), class: inside ? "on" : "beside" });
      }
      lanes.forEach((lane, n) => {
        const used = pack(lane, seen, span);
        heights[n] = Math.max(heights[n] || 0, (small ? 18 : 0) + Math.max(used, small ? 1 : 2) * LINE + 12);
        lane.group.setAttribute("transform", `translate(0 ${bottom})`);
        set(lane.rule, { d: `M0 0H${W}` });
        set(lane.name, { x: 0, y: small ? 16 : 20 });
        if (lane.tally) set(lane.tally, small ? { x: length(lane.name.textContent, "bold 12px") + 8, y: 16 } : { x: 0, y: 35 });
        bottom += heights[n];
      });
      if (council) {
        council.setAttribute("transform", `translate(0 ${bottom})`);
        kept.forEach((one) => set(one, one.matches(".rule") ? { d: `M0 0H${W}` } : one.matches(".lane") ? { x: 0, y: 18 } : small ? { x: 130, y: 18 } : { x: 0, y: 33 }));
        gather(resolutions.filter(seen), small ? 28 : 26, (found, at) => {
          const tall = Math.min(3 * found.length, 24);
          return [make("rect", { class: "count at", x: LEFT + at - 4, y: 48 - tall, width: 8, height: tall }), make("text", { class: "soft middle", x: LEFT + at, y: 44 - tall }, found.length)];
        }, bins, 46);
        bottom += 60;
      }
      grid.replaceChildren(...marks.map(([at]) => make("path", { class: "grid", d: `M${(LEFT + at).toFixed(1)} ${ceiling}V${bottom}` })));
      const tall = bottom - ceiling + 8;
      set(picture, { viewBox: `0 ${ceiling} ${W} ${tall}`, height: tall });
      // one mark alone is on the way of the tab key
      if (!current || !seen(current)) current = events.find((one) => seen(one)) || current;
      if (stop !== current) {
        stop?.element.setAttribute("tabindex", -1);
        current.element.setAttribute("tabindex", 0);
        stop = current;
      }
    };

    // Marks that stand too near to be told apart, as one with their count: a click comes closer.
    const gather = (found, room, draw, into, y) => {
      // parts of the axis so wide, which move with it: no two bubbles are in one, and each stays within its own
      const passed = (low / (high - low)) * ACROSS;
      const groups = new Map();
      for (const one of found.map((one) => [Math.min(Math.max(x((one.pa + one.pb) / 2), 2), ACROSS - 2), one]).sort((a, b) => a[0] - b[0])) {
        const part = Math.floor((one[0] + passed) / room);
        if (groups.has(part)) groups.get(part).push(one);
        else groups.set(part, [one]);
      }
      into.replaceChildren(...[...groups].map(([part, group]) => {
        const members = group.map((one) => one[1]);
        const [start, middle] = [part * room - passed, (group[0][0] + group[group.length - 1][0]) / 2];
        const at = members.length === 1 ? middle : Math.min(Math.max(middle, start + room / 2 - 2), start + room / 2 + 2);
        const link = make("a", { class: "cluster", href: `#${members[0].id}`, tabindex: -1, "aria-label": members.length > 1 ? `${members.length} events: come closer` : members[0].item.card.querySelector("b").textContent });
        link.append(make("title", {}, members.slice(0, 6).map((one) => one.item.card.querySelector("b").textContent).join("\n") + (members.length > 6 ? `\nand ${members.length - 6} more` : "")), make("rect", { class: "hit", x: LEFT + at - 12, y: y - 24, width: 24, height: 24 }), ...draw(members, at));
        link.addEventListener("click", (event) => {
          event.preventDefault();
          event.stopPropagation();
          if (members.length === 1) return open(members[0].item.card, link);
          const [a, b] = [Math.min(...members.map((one) => one.pa)), Math.max(...members.map((one) => one.pb))];
          const near = b - a < (high - low) / 2000;
          if (near) return open(members[0].item.card, link);
          const margin = Math.max((b - a) * 0.4, 0.05);
          show(Math.max(a - margin, 0), Math.min(b + margin, 100));
        });
        return link;
      }));
    };

    // The words of a lane's events in lines, landmarks first; what has no room for words is gathered in the last line.
    const pack = (lane, seen, span) => {
      const lines = Array.from({ length: small ? 5 : 6 }, () => []);
      const shown = lane.events.filter(seen);
      // a style is written once a frame: hidden and shown again, each mark would be styled anew
      const placed = new Set();
      let deepest = -1;
      const silent = [];
      const held = picture.contains(document.activeElement) ? current : null;
      const order = [...shown].sort((a, b) => (b === held) - (a === held) || a.rank - b.rank || a.pa - b.pa);
      const y0 = (small ? 18 : 0) + 16;
      for (const one of order) {
        const [a, b] = span(one);
        const narrow = b - a <= 9 && !one.open;
        const middle = (a + b) / 2;
        // as many letters as the wider side has room for
        const room = narrow ? Math.max(ACROSS - middle, middle) - 8 : b - a < 60 ? Math.max(ACROSS - b, a) - 6 : ACROSS;
        const words = cut(one.title, Math.min(small ? 40 : 58, Math.floor(room / 6.8)));
        const w = length(words);
        const starts = narrow ? [middle + 8, middle - 8 - w] : b - a < 60 ? [b + 6, a - 6 - w] : [Math.max(Math.min(a + 6, ACROSS - w), 0)];
        let done = false;
        for (const start of starts) {
          if (start < 0 || start + w > ACROSS) continue;
          const [l, r] = [Math.min(a, start) - 6, Math.max(b, start + w) + 6];
          const line = lines.findIndex((used) => used.every(([p, q]) => r <= p || l >= q));
          if (line < 0) continue;
          lines[line].push([l, r]);
          deepest = Math.max(deepest, line);
          const y = y0 + line * LINE;
          one.words.textContent = words;
          set(one.words, { x: LEFT + start, y: y + 4 });
          set(one.hit, { x: LEFT + l + 2, y: y - LINE / 2, width: Math.max(r - l - 4, 24), height: LINE });
          one.dot.style.display = narrow ? "" : "none";
          one.bar.style.display = narrow ? "none" : "";
          if (narrow) set(one.dot, { cx: LEFT + middle, cy: y });
          else {
            // words that stand on their bar have it behind them
            const under = b - a >= 60;
            if (under !== one.under) one.element.classList.toggle("under", (one.under = under));
            set(one.bar, { x: LEFT + a, y: y - (under ? 8 : 4), width: Math.max(b - a, 3), height: under ? 16 : 8 });
          }
          done = true;
          break;
        }
        if (done) placed.add(one);
        else silent.push(one);
      }
      for (const one of lane.events) one.element.style.display = placed.has(one) ? "" : "none";
      const y = y0 + (deepest + 1) * LINE;
      gather(silent, small ? 28 : 22, (found, at) => {
        const many = found.length > 1;
        const w = many ? Math.max(length(String(found.length), "11px") + 10, 18) : 4;
        return [make("rect", { class: "at", x: LEFT + at - w / 2, y: y - 8, width: w, height: 16, rx: many ? 8 : 1 }), ...(many ? [make("text", { class: "on middle", x: LEFT + at, y: y + 4 }, found.length)] : [])];
      }, lane.extra, y + 12);
      if (lane.tally) lane.tally.textContent = `${shown.length.toLocaleString("en")}${silent.length ? `, ${silent.length} without words` : ""}`;
      return deepest + 1 + Boolean(silent.length);
    };

    let asked = 0;
    const again = () => {
      if (!asked) asked = requestAnimationFrame(() => ((asked = 0), layout()));
    };
    let later = 0;
    const show = (a, b) => {
      const least = 0.02;
      if (b - a < least) [a, b] = [(a + b - least) / 2, (a + b + least) / 2];
      if (a < 0) [a, b] = [0, Math.min(b - a, 100)];
      if (b > 100) [a, b] = [Math.max(100 - (b - a), 0), 100];
      [low, high] = [a, b];
      again();
      clearTimeout(later);
      later = setTimeout(() => {
        heights = [];
        again();
        remember();
      }, 250);
    };
    const zoom = (factor, at = (low + high) / 2) => show(at - (at - low) * factor, at + (high - at) * factor);
    const at = (event) => low + ((event.clientX - picture.getBoundingClientRect().left - LEFT) / ACROSS) * (high - low);

    picture.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.005), at(event));
    }, { passive: false });
    picture.addEventListener("dblclick", (event) => event.target.closest("a") || zoom(0.5, at(event)));

    // One finger or the mouse moves, two fingers zoom.
    const fingers = new Map();
    let moved = false;
    const dragged = (element, act) => {
      element.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        moved = false;
        fingers.set(event.pointerId, event.clientX);
        act.start?.(event);
      });
      addEventListener("pointermove", (event) => {
        if (!fingers.has(event.pointerId) || !act.on()) return;
        act.move(event, fingers.get(event.pointerId));
        fingers.set(event.pointerId, event.clientX);
      });
      for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (event) => (fingers.delete(event.pointerId), act.end()));
    };
    let dragging = "";
    dragged(picture, {
      start: () => (dragging = "picture"),
      on: () => dragging === "picture",
      end: () => fingers.size || (dragging = ""),
      move: (event, before) => {
        const by = event.clientX - before;
        if (Math.abs(by) > 2) moved = true;
        if (fingers.size === 1) return show(low - (by / ACROSS) * (high - low), high - (by / ACROSS) * (high - low));
        const [one, other] = [...fingers.entries()].map(([id, where]) => [where, id === event.pointerId ? event.clientX : where]);
        const [was, is] = [Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1])];
        if (is > 10) zoom(was / is, at({ clientX: (one[1] + other[1]) / 2 }));
      },
    });
    let grip = "";
    dragged(strip, {
      start: (event) => {
        const where = ((event.clientX - strip.getBoundingClientRect().left - LEFT) / ACROSS) * 100;
        const near = (6 / ACROSS) * 100;
        dragging = "strip";
        grip = Math.abs(where - low) < near ? "low" : Math.abs(where - high) < near ? "high" : where > low && where < high && high - low < 99 ? "both" : "new";
        if (grip === "new") [grip, low, high] = ["high", where, where + 0.02];
      },
      on: () => dragging === "strip",
      end: () => fingers.size || (dragging = ""),
      move: (event, before) => {
        const by = ((event.clientX - before) / ACROSS) * 100;
        const [a, b] = [grip === "high" ? low : low + by, grip === "low" ? high : high + by];
        show(Math.min(a, b), Math.max(a, b));
      },
    });
    picture.addEventListener("dragstart", (event) => event.preventDefault());
    picture.addEventListener("click", (event) => {
      const link = event.target.closest("a.event");
      if (!link) return;
      event.preventDefault();
      if (moved) return;
      current = events.find((one) => one.element === link);
      open(current.item.card, link);
      again();
    });

    // From mark to mark: along a lane in time, up and down to the nearest of another lane; + and - zoom.
    const go = (one) => {
      if (!one) return;
      current = one;
      const [a, b] = [one.pa, Math.min(one.pb, 100)];
      const middle = (a + b) / 2;
      if (middle < low || middle > high) show(middle - (high - low) / 2, middle + (high - low) / 2);
      one.element.style.display = "";
      one.element.focus({ preventScroll: true });
      layout();
      one.element.focus({ preventScroll: true });
      one.element.scrollIntoView({ block: "nearest" });
    };
    picture.addEventListener("keydown", (event) => {
      const along = events.filter((one) => one.lane === current.lane && !one.item.out).sort((a, b) => a.pa - b.pa || a.pb - b.pb);
      const n = along.indexOf(current);
      const beside = (step) => {
        for (let lane = current.lane + step; lane >= 0 && lane < lanes.length; lane += step) {
          const found = lanes[lane].events.filter((one) => !one.item.out).sort((a, b) => Math.abs(a.pa - current.pa) - Math.abs(b.pa - current.pa))[0];
          if (found) return found;
        }
        return undefined;
      };
      const act = {
        ArrowRight: () => go(along[n + 1]),
        ArrowLeft: () => go(along[n - 1]),
        ArrowDown: () => go(beside(1)),
        ArrowUp: () => go(beside(-1)),
        Home: () => go(along[0]),
        End: () => go(along[along.length - 1]),
        "+": () => zoom(0.5, (current.pa + current.pb) / 2),
        "=": () => zoom(0.5, (current.pa + current.pb) / 2),
        "-": () => zoom(2),
      }[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    });
    let width = 0;
    new ResizeObserver(() => {
      if (frame.clientWidth === width) return;
      width = frame.clientWidth;
      shape();
      again();
    }).observe(frame);

    return {
      again: () => (overview(), again()),
      now: layout,
      whole: () => low === 0 && high === 100,
      view: () => [moment(low), moment(high)].map((one) => one.toFixed(3)),
      between: (a, b) => show(place(a), place(b)),
      all: () => show(0, 100),
    };
  })();

  const filtered = () => {
    filter();
    if (!drawn) return;
    drawn.again();
    const [low, high] = [from.value === "" ? -99999 : Number(from.value), to.value === "" ? 99999 : Number(to.value) + 1];
    if (low < high) drawn.between(low, high);
    else drawn.all();
  };

  // A link to a record opens its card, also when a filter hides it.
  const land = (id) => {
    const card = document.getElementById(id);
    if (!card || !card.matches("details[id]")) return;
    if (card.matches(".out")) {
      form.reset();
      filtered();
    }
    card.open = true;
    card.querySelector("summary").focus({ preventScroll: true });
    // once more when the cards that have come into view have their real heights
    const show = () => card.scrollIntoView({ block: "start" });
    show();
    requestAnimationFrame(() => requestAnimationFrame(show));
  };
  const arrive = () => {
    const said = decodeURIComponent(location.hash.slice(1));
    if (!said.includes("=")) return land(said);
    const asked = new URLSearchParams(location.hash.slice(1));
    text.value = asked.get("q") || "";
    from.value = asked.get("from") || "";
    to.value = asked.get("to") || "";
    filtered();
    const view = (asked.get("view") || "").split(",").map(Number);
    if (drawn && view.length === 2 && view.every(Number.isFinite)) drawn.between(...view);
    const card = asked.get("id") && document.getElementById(asked.get("id"));
    if (card?.matches("details[id]")) open(card, null);
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

  document.querySelector("main").append(panel);
  let typed = 0;
  form.addEventListener("input", () => {
    filtered();
    clearTimeout(typed);
    typed = setTimeout(remember, 250);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => (filtered(), remember())));
  addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && !link.closest(".picture") && link.hash === location.hash) land(link.hash.slice(1));
  });
  form.hidden = false;
  filter();
  drawn?.now();
  // after the browser has gone to the link by itself, which takes the focus away
  addEventListener("load", () => setTimeout(arrive));
})();
