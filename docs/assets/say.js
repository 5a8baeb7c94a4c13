// What the scripts say, in the language of the site: words.js is written with it.

import { words } from "./words.js";

/** Give words in the site's language, with values in their places: say("{count} lines copied.", { count: 3 }). */
export function say(english, values = {}) {
  return (words[english] ?? english).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
