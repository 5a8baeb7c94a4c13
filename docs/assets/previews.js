// What a link to another cable leads to, shown beside the link on hover and focus, and on touch at the first tap: read
// from that cable's record (its .json), half of what its page weighs.

import { say } from "./say.js";

/**
 * What a card says.
 * @typedef {{ title: string, about: string, text: string }} Told
 */

/** @import { CableRecord } from "./search/results.js" */

const LINKS = "a.cable-cites, .cable-citedby a, .cable-neighbours a";
const TAPPED = "a.cable-cites, .cable-citedby a"; // what a first tap shows; the boxes at the foot say enough by themselves
const LETTERS = 280; // of the paragraph that is shown
const WAIT = 250; // milliseconds: a pointer that only passes by opens nothing
const PATIENCE = 1500; // milliseconds for which a tap waits for its preview before the link is followed

/** @type {Map<string, Promise<CableRecord | Document>>} */
const held = new Map();
/** @type {{ link: HTMLAnchorElement, holder: HTMLElement } | undefined} */
let shown;
let timer = 0;
let touched = false; // whether the last pointer was a finger

/** @type {(element: Node | null | undefined) => string} */
const squeezed = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/**
 * Read what is shown of the page at an address: {title, about, text}, of the paragraph `anchor` where there is one.
 * @param {string} url
 * @param {string} anchor
 * @returns {Promise<Told>}
 */
async function told(url, anchor) {
  if (url === location.href.split("#")[0]) return fromPage(document, anchor);
  const record = /\/cables\/[^/]+\/[^/]+\/$/.test(url);
  const address = record ? url.replace(/\/$/, ".json") : url;
  if (!held.has(address)) held.set(address, read(address, record));
  const found = /** @type {CableRecord | Document} */ (await held.get(address));
  return found instanceof Document ? fromPage(found, anchor) : fromRecord(found, anchor);
}

/**
 * @param {string} address
 * @param {boolean} record
 * @returns {Promise<CableRecord | Document>}
 */
async function read(address, record) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return record ? answer.json() : new DOMParser().parseFromString(await answer.text(), "text/html");
}

/**
 * @param {CableRecord} record
 * @param {string} anchor
 * @returns {Told}
 */
function fromRecord(record, anchor) {
  const at = (record.date || "").slice(0, 10);
  const day = at && new Date(`${at}T00:00Z`).toLocaleDateString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const level = record.classification.level;
  const about = [record.id, record.origin.name || record.origin.written, day, level && say(level[0] + level.slice(1).toLowerCase())];
  const block = record.blocks.find((one) => one.anchor === anchor) || record.blocks.find((one) => one.kind === "paragraph");
  return { title: record.title, about: about.filter(Boolean).join(", "), text: block ? block.text.replace(/\s+/g, " ").trim() : "" };
}

/**
 * @param {Document} page
 * @param {string} anchor
 * @returns {Told}
 */
function fromPage(page, anchor) {
  const block = (anchor && page.getElementById(anchor)) || page.querySelector(".cable-block");
  const title = /** @type {Element | undefined} */ (page.querySelector("h1")?.cloneNode(true));
  title?.querySelectorAll(".headerlink").forEach((one) => one.remove());
  const text = block?.querySelector(".cable-text > *") || (anchor && block) || page.querySelector("article p");
  return { title: squeezed(title), about: squeezed(page.querySelector(".cable-lead")), text: squeezed(text) };
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {HTMLElement} holder
 * @param {K} name
 * @param {string} words
 * @returns {HTMLElementTagNameMap[K] | null}
 */
function add(holder, name, words) {
  if (!words) return null;
  const part = document.createElement(name);
  part.textContent = words;
  holder.append(part);
  return part;
}

/** @param {string} words */
function shorten(words) {
  return words.length > LETTERS ? `${words.slice(0, LETTERS).replace(/\s\S*$/, "")} …` : words;
}

/**
 * Make the card; one that was tapped for leads to the page itself, in the place of the tap that it took.
 * @param {Told} of
 * @param {HTMLAnchorElement} link
 * @param {boolean} tapped
 */
function card(of, link, tapped) {
  const holder = document.createElement("div");
  holder.className = "cable-preview";
  holder.id = "cable-preview";
  holder.setAttribute("role", tapped ? "group" : "tooltip");
  add(holder, "strong", of.title);
  add(holder, "small", of.about);
  add(holder, "p", shorten(of.text));
  if (tapped) /** @type {HTMLAnchorElement} */ (add(holder, "a", say("Open"))).href = link.href;
  return holder;
}

/**
 * Put the card below the link, above it where there is no room: never over it.
 * @param {HTMLElement} holder
 * @param {HTMLElement} link
 */
function place(holder, link) {
  const box = link.getBoundingClientRect();
  document.body.append(holder);
  const left = Math.min(box.left, document.documentElement.clientWidth - holder.offsetWidth - 8);
  const below = box.bottom + holder.offsetHeight + 12 < window.innerHeight || box.top < holder.offsetHeight + 60;
  holder.style.left = `${Math.max(left, 8) + window.scrollX}px`;
  holder.style.top = `${(below ? box.bottom + 6 : box.top - holder.offsetHeight - 6) + window.scrollY}px`;
}

function hide() {
  clearTimeout(timer);
  shown?.link.removeAttribute("aria-describedby");
  shown?.holder.remove();
  shown = undefined;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {boolean} tapped
 */
async function show(link, tapped) {
  const url = new URL(link.href);
  const anchor = url.hash.slice(1);
  url.hash = "";
  const of = await told(url.href, anchor).catch(() => null);
  if (!of || !(tapped || link.matches(":hover, :focus"))) return false;
  hide();
  link.removeAttribute("title"); // the browser's own box would lie over this one
  const holder = card(of, link, tapped);
  place(holder, link);
  link.setAttribute("aria-describedby", holder.id);
  shown = { link, holder };
  return true;
}

/**
 * Show what a tapped link leads to; where that does not come soon, the link is followed.
 * @param {Event} event
 * @param {HTMLAnchorElement} link
 */
async function tap(event, link) {
  event.preventDefault();
  const late = new Promise((done) => { setTimeout(done, PATIENCE, false); });
  if (!(await Promise.race([show(link, true), late]))) location.assign(link.href);
}

/**
 * Give the link at which an event happened.
 * @param {Event} event
 * @param {string} [which]
 */
const linkAt = (event, which = LINKS) =>
  event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest(which));

/** Show a preview for the links to other cables and to paragraphs. */
export function start() {
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (touched && !linkAt(event, ".cable-preview") && linkAt(event) !== shown?.link) hide();
  });
  document.addEventListener("click", (event) => {
    const link = touched && linkAt(event, TAPPED);
    if (link && link !== shown?.link) tap(event, link);
  });
  for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(enter, (event) => {
      const link = linkAt(event);
      if (!link || touched || /** @type {PointerEvent} */ (event).pointerType === "touch") return;
      clearTimeout(timer);
      timer = window.setTimeout(() => show(link, false), WAIT);
    });
    document.addEventListener(leave, (event) => {
      if (!touched && linkAt(event)) hide();
    });
  }
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Escape") hide();
  });
}
