// On a cable's page: the words that a reader searched for, marked, with next and previous.

import { say } from "../say.js";
import { make } from "./dom.js";
import { hits } from "./excerpt.js";
import { readQuery, shown } from "./query.js";

/** @import { Shown } from "./query.js" */

const WHERE = ".md-content h1, .md-content h2, .cable-text";

/**
 * Mark the words of a query; the bar at the foot goes from one to the next.
 * @param {string} query
 */
export function markWords(query) {
  const words = shown(readQuery(query).node);
  if (!words.length) return;
  for (const place of document.querySelectorAll(WHERE)) markIn(place, words);
  const marks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("mark.find-mark")]);
  if (marks.length) document.body.append(bar(marks, query));
}

/**
 * @param {Element} place
 * @param {Shown[]} words
 */
function markIn(place, words) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  /** @type {{ node: Text, start: number }[]} */
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  for (const [start, end] of hits(text, words).reverse()) {
    for (const { node, start: from } of nodes.filter((one) => one.start < end && one.start + one.node.data.length > start).reverse()) {
      wrap(node, Math.max(0, start - from), Math.min(node.data.length, end - from));
    }
  }
}

/**
 * @param {Text} node
 * @param {number} start
 * @param {number} end
 */
function wrap(node, start, end) {
  if (end <= start) return;
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  range.surroundContents(make("mark", { class: "find-mark" }));
}

/**
 * @param {HTMLElement[]} marks
 * @param {string} query
 */
function bar(marks, query) {
  let at = -1;
  const told = make("span", { "aria-live": "polite" }, say("{count} marked", { count: marks.length }));
  const go = (/** @type {number} */ step) => {
    marks[at]?.classList.remove("is-here");
    at = (at + step + marks.length) % marks.length;
    marks[at].classList.add("is-here");
    marks[at].scrollIntoView({ block: "center" });
    told.textContent = say("{number} of {count}", { number: at + 1, count: marks.length });
  };
  const close = () => {
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    box.remove();
    const clean = new URL(location.href);
    clean.searchParams.delete("find");
    history.replaceState(null, "", clean);
  };
  const box = make(
    "div",
    { class: "find-marks", role: "group", "aria-label": say("Words found: {query}", { query }) },
    told,
    make("button", { type: "button", onclick: () => go(-1), "aria-label": say("Previous hit") }, "↑"),
    make("button", { type: "button", onclick: () => go(1), "aria-label": say("Next hit") }, "↓"),
    make("button", { type: "button", onclick: close, "aria-label": say("Take the marks off") }, "×"),
  );
  return box;
}
