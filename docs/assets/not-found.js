// The page of addresses that are none: a cable's number in one leads to the cable, in any spelling and with any ending.

import { say } from "./say.js";
import { addressOf } from "./search/number.js";

const ENDING = /\.(?:html?|json|txt|md)$/i;

/**
 * The parts of an address that can be a number, the last first.
 * @param {string} path
 */
export function partsOf(path) {
  return path.split("/").map(text).map((part) => part.replace(ENDING, "")).filter(Boolean).reverse();
}

/** @param {string} part */
function text(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return ""; // a lone per cent sign
  }
}

/**
 * Leads to the cable that the address names; else offers its words to the search. `root` is where the site begins.
 * @param {URL} root
 */
export async function start(root) {
  const parts = partsOf(location.pathname.slice(root.pathname.length));
  const said = /** @type {HTMLElement} */ (document.getElementById("not-found-said"));
  for (const part of parts) {
    const found = await addressOf(root, part.toUpperCase()).catch(() => null);
    if (found && new URL(found).pathname !== location.pathname) {
      location.replace(found + location.hash);
      return;
    }
  }
  if (!parts.length) return;
  said.textContent = say("Nothing stands at “{part}”, and no cable of that number is known here.", { part: parts[0] });
  const input = /** @type {HTMLInputElement} */ (document.getElementById("not-found-words"));
  input.value = parts[0].replace(/[-_+]+/g, " ");
}
