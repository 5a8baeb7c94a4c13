// Cutting text into the words of the index: what FTS5's unicode61 tokenizer does with remove_diacritics 2.

const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;
const MARKS = /\p{M}+/gu;

/**
 * Fold a word as the index does: small letters, accents taken off.
 * @param {string} word
 */
export function fold(word) {
  return word.normalize("NFD").replace(MARKS, "").normalize("NFC").toLowerCase();
}

/**
 * Give the folded words of a text.
 * @param {string} text
 */
export function wordsOf(text) {
  return Array.from(text.matchAll(WORD), (found) => fold(found[0]));
}

/**
 * Give each word of a text with its place: `{word, start, end}`.
 * @param {string} text
 */
export function* placesOf(text) {
  for (const found of text.matchAll(WORD)) {
    yield { word: fold(found[0]), start: found.index, end: found.index + found[0].length };
  }
}
