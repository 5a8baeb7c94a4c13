// One result: subject, who and when, and the paragraphs that match, each a link to itself.

import { say } from "../say.js";
import { paragraphs, stretch, hits } from "./excerpt.js";
import { day, make, number } from "./dom.js";

/**
 * A cable's record as pages read it, of `data/cables.schema.json` what is shown here.
 * @typedef {object} CableRecord
 * @property {string} id
 * @property {string} title
 * @property {string | null} [date]
 * @property {{ level?: string | null }} classification
 * @property {{ name?: string | null, written: string }} origin
 * @property {Block[]} blocks
 */

/** @typedef {{ anchor: string, kind: string, text: string, number?: string | null, marking?: string | null }} Block */

/**
 * Where a cable's page lies.
 * @typedef {{ id: string, folder: string }} Place
 */

/** @typedef {HTMLLIElement & { filled?: Promise<void> }} Item */

/** @import { Span } from "./excerpt.js" */
/** @import { Shown } from "./query.js" */

/** @type {Map<string, Promise<CableRecord>>} */
const held = new Map();

/**
 * Give a cable's record; kept for the visit.
 * @param {URL} root
 * @param {Place} place
 * @returns {Promise<CableRecord>}
 */
export function record(root, { id, folder }) {
  const address = new URL(`cables/${encodeURIComponent(folder)}/${encodeURIComponent(id)}.json`, root);
  let kept = held.get(address.href);
  if (!kept) {
    kept = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(say("the record of {id} is not there ({status})", { id, status: answer.status }));
      return answer.json();
    });
    held.set(address.href, kept);
  }
  return kept;
}

/**
 * Give the item of a result; it fills itself as its record comes.
 * @param {URL} root
 * @param {Place} place
 * @param {string} query
 * @param {Shown[]} shown
 */
export function result(root, place, query, shown) {
  const page = new URL(`cables/${encodeURIComponent(place.folder)}/${encodeURIComponent(place.id)}/`, root);
  if (query) page.searchParams.set("find", query);
  const title = make("a", { href: page.href }, place.id);
  const facts = make("p", { class: "find-facts" }, place.id);
  /** @type {Item} */
  const item = make("li", { class: "find-result" }, make("h2", { class: "find-title" }, title), facts);
  item.filled = record(root, place).then(
    (found) => fill(item, { title, facts, page, found, shown }),
    (error) => facts.append(` (${error.message})`),
  );
  return item;
}

/**
 * @param {HTMLElement} item
 * @param {{ title: HTMLElement, facts: HTMLElement, page: URL, found: CableRecord, shown: Shown[] }} parts
 */
function fill(item, { title, facts, page, found, shown }) {
  title.replaceChildren(...marked(found.title, hits(found.title, shown)));
  const level = found.classification.level?.toLowerCase();
  const parts = [found.id, day(found.date), found.origin.name || found.origin.written, level && say(level[0].toUpperCase() + level.slice(1))];
  facts.textContent = parts.filter(Boolean).join(" · ");
  const { shown: best, total } = paragraphs(found, shown);
  for (const { block, hits: places } of best) item.append(paragraph(page, block, places));
  const others = total - best.length;
  if (others > 0) {
    const told = others === 1 ? say("and in one more paragraph") : say("and in {count} more paragraphs", { count: number(others) });
    item.append(make("p", { class: "find-more" }, told));
  }
}

/**
 * @param {URL} page
 * @param {Block} block
 * @param {Span[]} places
 */
function paragraph(page, block, places) {
  const to = new URL(page);
  to.hash = block.anchor;
  const cut = stretch(block.text.replace(/\s+/g, " ") === block.text ? block.text : block.text.replace(/\n/g, " "), places);
  const name = block.kind === "heading" ? "§" : block.number ? `${block.number}.` : "¶";
  return make(
    "p",
    { class: "find-paragraph" },
    make("a", { href: to.href, class: "find-number", "aria-label": block.number ? say("paragraph {number}", { number: block.number }) : say("This paragraph") }, name),
    block.marking ? make("abbr", { class: "cable-marking" }, block.marking) : null,
    " ",
    make("a", { href: to.href, class: "find-text", tabindex: "-1" }, ...marked(cut.text, cut.hits)),
  );
}

/**
 * Give a text's pieces with the hits marked.
 * @param {string} text
 * @param {Span[]} places
 */
export function marked(text, places) {
  /** @type {(string | HTMLElement)[]} */
  const pieces = [];
  let at = 0;
  for (const [start, end] of places) {
    pieces.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at)].filter(Boolean);
}
