// Putting text on the clipboard, and saying that it was done.

import { say } from "./say.js";

/** @type {HTMLElement} */
let status;
let timer = 0; // of what is said now

/** @param {string} words */
function tell(words) {
  if (!status) {
    status = document.createElement("div");
    status.className = "cable-status";
    status.setAttribute("role", "status");
  }
  (document.querySelector("dialog[open]") || document.body).append(status);
  status.textContent = words;
  clearTimeout(timer);
  timer = window.setTimeout(() => { status.textContent = ""; }, 2500);
}

/**
 * Copy text, and HTML beside it for those who paste into a document.
 * @param {string} text
 * @param {string} html
 * @param {string} done
 */
export async function copy(text, html, done) {
  try {
    if (html && window.ClipboardItem) {
      const types = { "text/plain": text, "text/html": html };
      const blobs = Object.entries(types).map(([type, value]) => [type, new Blob([value], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } else {
      await navigator.clipboard.writeText(text);
    }
    tell(done);
  } catch {
    tell(say("The browser did not allow copying."));
  }
}
