// What the scripts say, in the language of the site: words.js is written with it.

import { words } from "./words.js";

/**
 * Give words in the site's language, with values in their places: say("{count} lines copied.", { count: 3 }).
 * @param {string} english
 * @param {Record<string, unknown>} [values]
 * @returns {string}
 */
export function say(english, values = {}) {
  return (/** @type {Record<string, string>} */ (words)[english] ?? english).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
