// The raw text beside the clean text, line by line, at #raw; without this the link leads to the raw file.

import { say } from "./say.js";

// of these formats the lines of the file are the lines of the telegram; others are shown whole, at the end
const LINE_BY_LINE = new Set(["telegram-text", "markdown-text"]);

/** @type {string[]} */
let lines;

/** @param {HTMLAnchorElement} link */
async function read(link) {
  if (!lines) {
    const answer = await fetch(link.href);
    lines = (await answer.text()).split(/\r\n|\r|\n/);
  }
  return lines;
}

/**
 * Give the lines `[from, to)`, counted from 1, with their numbers.
 * @param {number} from
 * @param {number} to
 */
function source(from, to) {
  const pre = document.createElement("pre");
  pre.className = "cable-source";
  for (let n = from; n < to; n += 1) {
    const line = document.createElement("span");
    line.dataset.n = String(n);
    line.textContent = lines[n - 1];
    pre.append(line);
  }
  return pre;
}

function beside() {
  const blocks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".cable-block[data-line]")]);
  const starts = blocks.map((block) => {
    const heading = /** @type {HTMLElement | null} */ (block.previousElementSibling);
    return Number(heading?.matches("h2[data-line]") ? heading.dataset.line : block.dataset.line);
  });
  blocks.forEach((block, i) => block.append(source(starts[i], i + 1 < blocks.length ? starts[i + 1] : lines.length + 1)));
}

/** @param {HTMLAnchorElement} link */
async function open(link) {
  await read(link);
  if (document.querySelector(".cable-source")) return;
  document.body.classList.add("cable-raw-open");
  if (LINE_BY_LINE.has(link.dataset.format ?? "")) beside();
  else /** @type {Element} */ (document.querySelector(".cable-provenance")).append(source(1, lines.length + 1));
  link.textContent = say("Clean text only");
}

/** @param {HTMLAnchorElement} link */
function close(link) {
  document.querySelectorAll(".cable-source").forEach((one) => one.remove());
  document.body.classList.remove("cable-raw-open");
  link.textContent = say("Raw text");
}

/** Show the raw text where the address ends in #raw or the link is followed. */
export function start() {
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector(".cable-raw-link"));
  const follow = () => (location.hash === "#raw" ? open(link) : undefined);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (document.body.classList.contains("cable-raw-open")) {
      history.replaceState(null, "", location.pathname);
      close(link);
    } else {
      location.hash = "raw";
      open(link);
    }
  });
  addEventListener("hashchange", follow);
  follow();
}
