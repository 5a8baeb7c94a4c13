// Narrows the lists of people, all that a page has, while a reader types; without this the whole lists stand.

import { say } from "./say.js";

const language = document.documentElement.lang || "en";
/** @type {(text: string) => string} */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {HTMLTableElement} table */
const listed = (table) => {
  /** @type {HTMLElement | null} */
  let heading = table.closest(".md-typeset__scrollwrap") || table;
  do heading = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (heading).previousElementSibling); while (heading && !/^H[2-6]$/.test(heading.tagName));
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, text: fold(row.textContent ?? "") }));
  return { table, heading, rows };
};

/** Show the field above the lists and let it hide the rows that lack a word of it, and letters without a row. */
export function start() {
  const input = /** @type {HTMLInputElement} */ (document.getElementById("people-filter"));
  const panel = /** @type {HTMLElement} */ (input.closest(".people-filter"));
  const output = /** @type {HTMLOutputElement} */ (panel.querySelector("output"));
  const lists = /** @type {HTMLTableElement[]} */ ([...document.querySelectorAll(".people-list")]).map(listed);
  const all = lists.reduce((sum, { rows }) => sum + rows.length, 0);

  const narrow = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { table, heading, rows } of lists) {
      let held = 0;
      for (const { row, text } of rows) {
        row.hidden = !words.every((word) => text.includes(word));
        held += row.hidden ? 0 : 1;
      }
      table.hidden = held === 0;
      if (heading) heading.hidden = held === 0;
      shown += held;
    }
    output.textContent = words.length ? say("{shown} of {all}", { shown: shown.toLocaleString(language), all: all.toLocaleString(language) }) : "";
  };

  input.addEventListener("input", narrow);
  panel.hidden = false;
  if (input.value) narrow();
}
