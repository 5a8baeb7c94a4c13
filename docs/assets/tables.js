// Tables that can be sorted by a click on a heading and filtered by a word; without this they stand complete.

import { say } from "./say.js";

const FEWEST = 8; // rows of a page for which a filter is worth its place
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** @type {(row: HTMLTableRowElement, column: number) => string} */
const textOf = (row, column) => (row.cells[column].textContent ?? "").trim();
/** @type {(text: string) => number | null} */
const numberOf = (text) => (/^\d[\d.,]*$/.test(text) ? Number(text.replace(/[.,]/g, "")) : null);

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  const [first, second] = [numberOf(one), numberOf(other)];
  return first !== null && second !== null ? first - second : collator.compare(one, other);
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} heading
 */
function sort(table, heading) {
  const column = heading.cellIndex;
  const ascending = heading.getAttribute("aria-sort") !== "ascending";
  const body = table.tBodies[0];
  const rows = [...body.rows].sort((one, other) => compare(textOf(one, column), textOf(other, column)));
  body.append(...(ascending ? rows : rows.reverse()));
  for (const other of /** @type {HTMLTableRowElement} */ (heading.parentElement).cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
}

/** @param {HTMLTableElement} table */
function makeSortable(table) {
  for (const heading of /** @type {HTMLTableSectionElement} */ (table.tHead).rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cable-sort";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => sort(table, heading));
    heading.replaceChildren(button);
  }
}

/**
 * Give the table's heading, where it has one of its own.
 * @param {HTMLTableElement} table
 * @returns {HTMLElement | null}
 */
function headingOf(table) {
  const before = table.previousElementSibling;
  return before?.matches("h2") ? /** @type {HTMLElement} */ (before) : null;
}

/**
 * @param {HTMLTableElement[]} tables
 * @param {Map<HTMLTableRowElement, string>} words
 * @param {string[]} wanted
 */
function show(tables, words, wanted) {
  let shown = 0;
  for (const table of tables) {
    const rows = [...table.tBodies[0].rows];
    for (const row of rows) row.hidden = !wanted.every((word) => words.get(row)?.includes(word));
    const left = rows.filter((row) => !row.hidden).length;
    table.hidden = !left;
    const heading = headingOf(table);
    if (heading) heading.hidden = !left;
    shown += left;
  }
  return shown;
}

/**
 * Put one field above the first table, for all of the page.
 * @param {HTMLTableElement[]} tables
 */
function makeFilter(tables) {
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  if (rows.length < FEWEST) return;
  const words = new Map(rows.map((row) => [row, (row.textContent ?? "").toLowerCase()]));
  const label = document.createElement("label");
  const input = document.createElement("input");
  const output = document.createElement("output");
  input.type = "search";
  label.append(say("Filter"), input);
  const holder = document.createElement("p");
  holder.className = "cable-filter";
  holder.append(label, output);
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = show(tables, words, wanted);
    output.textContent = wanted.length ? say("{shown} of {all}", { shown, all: rows.length }) : "";
  });
  (headingOf(tables[0]) || tables[0]).before(holder);
}

/** Give every table that allows it headings that sort, and the page a field that filters. */
export function start() {
  const tables = /** @type {HTMLTableElement[]} */ ([...document.querySelectorAll("table[data-sortable]")]);
  tables.forEach(makeSortable);
  makeFilter(tables);
}
