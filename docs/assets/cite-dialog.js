// The "Cite" dialog: every style, for the cable or for a chosen paragraph.

/** @import { Piece } from "./citations.js" */

import { STYLES, plain, readSource, rich } from "./citations.js";
import { copy } from "./copying.js";
import { say } from "./say.js";

/** @type {HTMLDialogElement} */
let dialog;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} inside
 * @returns {HTMLElementTagNameMap[K]}
 */
function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

function places() {
  const blocks = [...document.querySelectorAll(".cable-block[id] .cable-number")];
  return blocks
    .map((number) => [/** @type {Element} */ (number.closest(".cable-block")).id, (number.textContent ?? "").trim().replace("¶", "")])
    .filter(([, place]) => place);
}

function choice() {
  const select = element("select", { id: "cite-place" });
  select.append(element("option", { value: "" }, say("the whole cable")));
  for (const [anchor, place] of places()) select.append(element("option", { value: anchor }, say("paragraph {number}", { number: place })));
  select.addEventListener("change", () => fill(select.value));
  return select;
}

function make() {
  const close = element("button", { type: "button", class: "cable-close", "aria-label": say("Close") }, "×");
  close.addEventListener("click", () => dialog.close());
  const title = element("h2", { id: "cite-title" }, say("Cite"));
  const label = element("label", { for: "cite-place" }, `${say("What is cited:")} `);
  dialog = element("dialog", { class: "cable-dialog md-typeset", "aria-labelledby": "cite-title" }, close, title,
    element("p", {}, label, choice()), element("div", { class: "cable-styles" }));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
}

/**
 * @param {string} name
 * @param {Piece[]} pieces
 */
function row(name, pieces) {
  const button = element("button", { type: "button", "aria-label": say("Copy {style}", { style: name }) }, say("Copy"));
  const prose = !plain(pieces).includes("\n") && !plain(pieces).startsWith("{{");
  button.addEventListener("click", () => copy(plain(pieces), prose ? rich(pieces) : "", say("{style} copied", { style: name })));
  const text = element(prose ? "p" : "pre", { class: "cable-style" });
  if (prose) text.innerHTML = rich(pieces);
  else text.textContent = plain(pieces);
  return element("section", { "data-style": name }, element("h3", {}, name), button, text);
}

/** @param {string} anchor */
function fill(anchor) {
  const place = (places().find(([id]) => id === anchor) || ["", ""])[1];
  const of = readSource(place, place ? anchor : "");
  /** @type {Element} */ (dialog.querySelector(".cable-styles")).replaceChildren(
    ...STYLES.map(([name, style]) => row(name, style(of))),
  );
}

/**
 * Open the dialog for the paragraph with this id; for the whole cable where it is empty.
 * @param {string} anchor
 */
export function openDialog(anchor) {
  if (!dialog) make();
  const select = /** @type {HTMLSelectElement} */ (dialog.querySelector("select"));
  select.value = anchor;
  fill(select.value);
  dialog.showModal();
}
