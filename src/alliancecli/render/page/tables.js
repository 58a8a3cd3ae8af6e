"use strict";
// What a table shows is in the address's fragment too, so that a view can be mailed: #find=words&sort=-number&without=unit; find2= and so on
// for a second table.
const view = () => new URLSearchParams(location.hash.slice(1));
const keep = (name, said) => {
  const now = view();
  if (said) now.set(name, said); else now.delete(name);
  history.replaceState(null, "", `#${now}`.replace(/^#$/, location.pathname.replace(/.*\//, "") || "."));
};
for (const [number, table] of document.querySelectorAll("table.tools").entries()) {
  const mine = name => `${name}${number ? number + 1 : ""}`;
  const heads = [...table.tHead.rows[0].cells], bodies = [...table.tBodies];
  // A line that says more of the one above goes where that goes.
  const groups = bodies.map(body => {
    const found = [];
    for (const row of body.rows) {
      if (row.matches(".band")) continue;
      if (row.matches(".under") && found.length) found.at(-1).push(row); else found.push([row]);
    }
    return found;
  });
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = groups.map(found => found.map(rows => fold(rows.map(row => row.textContent).join(" "))));
  const total = groups.flat().length;
  const named = table.tHead.matches(".quiet") ? [] : heads.filter(head => head.textContent.trim() && !head.querySelector("svg"));
  const make = (name, ...inside) => { const made = document.createElement(name); made.append(...inside); return made; };

  const bench = make("div"), field = make("input"), shown = make("output"), id = `_filter${document.querySelectorAll(".bench").length}`;
  bench.className = "bench"; field.type = "search"; field.id = id; field.autocomplete = "off"; shown.setAttribute("role", "status");
  const label = make("label", "Filter"); label.htmlFor = id;
  bench.append(label, field);
  const filter = () => {
    const asked = fold(field.value).split(/\s+/).filter(Boolean);
    let left = 0;
    groups.forEach((found, n) => {
      let here = 0;
      found.forEach((rows, m) => {
        const kept = asked.every(word => words[n][m].includes(word));
        rows.forEach(row => row.classList.toggle("away", !kept));
        here += kept;
      });
      bodies[n].classList.toggle("away", !here);
      left += here;
    });
    shown.value = left === total ? `${total} lines` : `${left} of ${total} lines`;
  };
  field.value = view().get(mine("find")) ?? "";
  field.addEventListener("input", () => { filter(); keep(mine("find"), field.value); });

  // What a cell sorts by: its number, its time as a year with a fraction, or its words; nothing goes last.
  const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  const key = text => {
    text = text.trim();
    if (!text) return null;
    const number = text.replace(/\u2013.*/, "").match(/^(?:about|over|under|at least|up to|est\.|from|until|c\.)?\s*([+-]?[\d,]*\.?\d+)(?:\s*%)?$/);
    if (number) return Number(number[1].replaceAll(",", ""));
    const time = text.match(/(?:(\d{1,2}) )?(?:([A-Z][a-z]{2}) )?(\d{4})/);
    if (time) return Number(time[3]) + (months.indexOf((time[2] || "").toLowerCase()) + 1) / 13 + (time[1] || 0) / 500;
    return fold(text);
  };
  const compare = (a, b) => typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? -1 : 1;
  const sort = (column, down) => groups.forEach((found, n) => {
    const keyed = found.map(rows => [key(rows[0].cells[column].textContent), rows]);
    keyed.sort(([a], [b]) => a === null || b === null ? (a === null) - (b === null) : down ? compare(b, a) : compare(a, b));
    keyed.forEach(([, rows]) => bodies[n].append(...rows));
  });
  for (const head of named) {
    const button = make("button", ...head.childNodes);
    button.type = "button";
    head.append(button);
    const order = down => {
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      sort(head.cellIndex, down);
    };
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      order(down);
      keep(mine("sort"), (down ? "-" : "") + head.textContent.trim());
    });
    const asked = view().get(mine("sort"));
    if ([head.textContent.trim(), `-${head.textContent.trim()}`].includes(asked)) order(asked.startsWith("-"));
  }

  if (named.length > 1) {
    const boxes = make("fieldset"), chosen = make("details", make("summary", "Columns"), boxes);
    boxes.append(Object.assign(make("legend", "Show"), { className: "quiet" }));
    const without = new Set((view().get(mine("without")) ?? "").split("|").filter(Boolean));
    for (const head of named) {
      const box = make("input"), name = head.textContent.trim();
      box.type = "checkbox"; box.checked = !without.has(name);
      const show = () => {
        for (const row of table.rows) if (!row.matches(".band")) row.cells[head.cellIndex].classList.toggle("away", !box.checked);
      };
      if (!box.checked) show();
      box.addEventListener("change", () => {
        show();
        without[box.checked ? "delete" : "add"](name);
        keep(mine("without"), [...without].join("|"));
      });
      boxes.append(make("label", box, " ", head.textContent));
    }
    bench.append(chosen);
  }

  const copy = make("button", "Copy as CSV");
  copy.type = "button";
  copy.addEventListener("click", async () => {
    const cells = heads.map((head, n) => [head, n]).filter(([head]) => !head.matches(".away"));
    const plain = text => {
      text = text.trim().replace(/\s+/g, " ");
      if (/^[+-]?\d{1,3}(,\d{3})+$/.test(text)) return text.replaceAll(",", "");
      const safe = /^[=+\-@]/.test(text) && isNaN(text) ? `'${text}` : text; // no cell is to run as a formula
      return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    };
    const rows = [...table.tBodies].flatMap(body => {
      const band = body.querySelector(".band")?.textContent ?? "";
      return [...body.rows].filter(row => row.checkVisibility() && !row.matches(".band")).map(row => [band, ...cells.map(([, n]) => row.cells[n].textContent)]);
    });
    const banded = bodies.some(body => body.querySelector(".band"));
    const lines = [["of", ...cells.map(([head]) => head.textContent)], ...rows].map(row => row.slice(banded ? 0 : 1).map(plain).join(","));
    const text = lines.join("\r\n") + "\r\n";
    try { await navigator.clipboard.writeText(text); } catch {
      const area = make("textarea", text);
      document.body.append(area); area.select(); document.execCommand("copy"); area.remove(); copy.focus();
    }
    shown.value = `${rows.length} lines copied`;
  });
  bench.append(copy, shown);
  const frame = table.parentElement;
  frame.before(bench);
  filter();
  // The head stays on the window where the table fits it, else on a frame that scrolls both ways.
  const fit = () => {
    const wide = table.scrollWidth > frame.clientWidth;
    frame.classList.toggle("wide", wide); frame.classList.toggle("fits", !wide);
  };
  addEventListener("resize", fit);
  fit();
}
