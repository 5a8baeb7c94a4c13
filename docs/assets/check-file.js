// Tells whether a file is the source of a cable: its SHA-256 is looked up in the files below data/sha256/. Nothing leaves the browser.

import { say } from "./say.js";

const root = new URL("..", import.meta.url);

/**
 * The SHA-256 of bytes in hexadecimal digits.
 * @param {BufferSource} bytes
 */
export async function digest(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The cables, as {id, place}, that were read from a source with this digest.
 * @param {string} hash
 * @returns {Promise<{ id: string, place: string }[]>}
 */
export async function cablesOf(hash) {
  const answer = await fetch(new URL(`data/sha256/${hash.slice(0, 2)}.json`, root));
  if (!answer.ok) return [];
  return (await answer.json())[hash] ?? [];
}

/**
 * @param {File} file
 * @param {HTMLElement} shown
 */
async function check(file, shown) {
  shown.textContent = say("Reading {file} …", { file: file.name });
  const hash = await digest(await file.arrayBuffer());
  const found = await cablesOf(hash);
  shown.textContent = found.length
    ? `${say("{file} is the source of", { file: file.name })} `
    : say("{file} is the source of no cable here. Its SHA-256 is {hash}.", { file: file.name, hash });
  found.forEach(({ id, place }, at) => {
    const link = document.createElement("a");
    link.href = new URL(place, root).href;
    link.textContent = id;
    shown.append(at ? ", " : "", link);
  });
}

function start() {
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById("source-file"));
  const shown = document.getElementById("source-answer");
  if (!input || !shown || !globalThis.crypto?.subtle) return;
  shown.textContent = say("No file was chosen yet.");
  input.addEventListener("change", () => input.files?.[0] && check(input.files[0], shown));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) check(file, shown);
  });
}

start();
