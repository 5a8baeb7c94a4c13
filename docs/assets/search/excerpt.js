// The paragraphs of a cable in which a query's words stand, and the places of the words.

import { placesOf } from "./words.js";

/** @import { Shown } from "./query.js" */
/** @import { Block, CableRecord } from "./results.js" */

/**
 * The place of a hit, `[start, end)`, in characters of a text.
 * @typedef {[number, number]} Span
 */

/**
 * Give the places `[start, end]` in a text of words and phrases as `query.shown` gives them.
 * @param {string} text
 * @param {Shown[]} shown
 * @returns {Span[]}
 */
export function hits(text, shown) {
  const places = [...placesOf(text)];
  /** @type {Span[]} */
  const found = [];
  for (let at = 0; at < places.length; at += 1) {
    for (const { words, prefix } of shown) {
      if (matches(places, at, words, prefix)) found.push([places[at].start, places[at + words.length - 1].end]);
    }
  }
  return merged(found);
}

/**
 * @param {{ word: string }[]} places
 * @param {number} at
 * @param {string[]} words
 * @param {boolean} prefix
 */
function matches(places, at, words, prefix) {
  return words.every((word, step) => {
    const here = places[at + step]?.word;
    return here === word || (prefix && step === words.length - 1 && here?.startsWith(word));
  });
}

/** @param {Span[]} found */
function merged(found) {
  const sorted = found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  return sorted.filter(([, end], at) => at === 0 || end > Math.max(...sorted.slice(0, at).map((one) => one[1])));
}

/**
 * Give the paragraphs of a record that have a hit, those with the most different words first: `{block, hits}`.
 * @param {CableRecord} record
 * @param {Shown[]} shown
 * @param {number} [most]
 * @returns {{ shown: { block: Block, hits: Span[] }[], total: number }}
 */
export function paragraphs(record, shown, most = 3) {
  const found = [];
  for (const block of record.blocks) {
    if (block.kind === "unparsed") continue;
    const places = hits(block.text, shown);
    if (places.length) {
      const words = new Set(places.map(([start, end]) => block.text.slice(start, end).toLowerCase()));
      found.push({ block, hits: places, weight: words.size });
    }
  }
  const best = [...found].sort((one, other) => other.weight - one.weight).slice(0, most);
  return { shown: found.filter((one) => best.includes(one)), total: found.length };
}

const AROUND = 140; // characters on each side of the first hit

/**
 * Give a stretch of a text around its first hit: `{text, hits}`, with an ellipsis where it is cut.
 * @param {string} text
 * @param {Span[]} places
 * @returns {{ text: string, hits: Span[] }}
 */
export function stretch(text, places) {
  const first = places[0]?.[0] ?? 0;
  const from = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
  const end = Math.min(text.length, from + 3 * AROUND);
  const to = end < text.length ? Math.max(text.lastIndexOf(" ", end), first + 1) : end;
  const before = from > 0 ? "… " : "";
  const moved = places
    .filter(([start, stop]) => start >= from && stop <= to)
    .map(([start, stop]) => /** @type {Span} */ ([start - from + before.length, stop - from + before.length]));
  return { text: before + text.slice(from, to) + (to < text.length ? " …" : ""), hits: moved };
}
