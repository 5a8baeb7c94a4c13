// A paragraph's number offers its link, its text with a citation, and the citation in other styles.

/** @import { Cited } from "./citations.js" */

import { readSource, rich, short } from "./citations.js";
import { copy } from "./copying.js";
import { say } from "./say.js";

/** @type {HTMLElement} */
let tools;

/**
 * @param {string} words
 * @param {(event: MouseEvent) => void} act
 */
function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

/** @type {(element: EventTarget | null) => Element} */
const blockOf = (element) => /** @type {Element} */ (/** @type {Element} */ (element).closest(".cable-block"));
/** @type {(block: Element) => string} */
const placeOf = (block) => (block.querySelector(".cable-number")?.textContent ?? "").trim().replace("¶", "");
/** @type {(block: Element) => Cited} */
const sourceOf = (block) => readSource(placeOf(block), block.id);

/**
 * Give a paragraph's words as they stand on the page, without what others say of it.
 * @param {Element} block
 */
function textOf(block) {
  const copied = /** @type {Element} */ (/** @type {Element} */ (block.querySelector(".cable-text")).cloneNode(true));
  copied.querySelectorAll(".cable-cited, .more, .cable-break").forEach((one) => one.remove());
  return [...copied.children].map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim()).filter(Boolean).join("\n\n");
}

/** @param {MouseEvent} event */
function copyLink(event) {
  copy(sourceOf(blockOf(event.target)).url, "", say("Link copied"));
}

/** @param {MouseEvent} event */
function copyText(event) {
  const block = blockOf(event.target);
  const of = sourceOf(block);
  const text = textOf(block);
  const quoted = document.createElement("blockquote");
  text.split("\n\n").forEach((part) => {
    const line = document.createElement("p");
    line.textContent = part;
    quoted.append(line);
  });
  copy(`“${text}”\n\n${short(of)}`, `${quoted.outerHTML}<p>${rich([short(of)])}</p>`, say("Text copied with its citation"));
}

/** @param {Element | null} block */
async function cite(block) {
  const { openDialog } = await import("./cite-dialog.js");
  openDialog(block ? block.id : "");
}

/** @param {Element} block */
function offer(block) {
  if (!tools) {
    tools = document.createElement("span");
    tools.className = "cable-actions";
    tools.append(
      button(say("Copy link"), copyLink),
      button(say("Copy text"), copyText),
      button(say("Cite"), (event) => cite(blockOf(event.target))),
    );
  }
  const number = block.querySelector(".cable-number");
  if (number && tools.previousElementSibling !== number) number.after(tools);
}

/** Give the citation at the foot, which is printed too, the whole address where the site was made without knowing its own. */
function completeAddress() {
  const address = /** @type {HTMLElement | null} */ (document.querySelector(".cable-address"));
  if (address && location.protocol.startsWith("http") && !(address.textContent ?? "").includes("://")) {
    address.textContent = new URL(".", location.href).href;
  }
}

/** Make the numbers of the cable's paragraphs offer what can be done with a paragraph. */
export function start() {
  completeAddress();
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const block = event.target instanceof Element && blockOf(event.target);
      if (block && /** @type {Element} */ (event.target).closest(".cable-margin")) offer(block);
    });
  }
  const waiting = document.querySelector(".cable-margin:is(:hover, :focus-within)"); // a reader quicker than this part
  if (waiting) offer(blockOf(waiting));
  document.querySelector(".cable-cite")?.addEventListener("click", (event) => {
    event.preventDefault();
    cite(null);
  });
}

