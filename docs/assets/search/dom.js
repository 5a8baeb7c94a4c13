// Making elements; text is only ever text.

import { say } from "../say.js";

/** @typedef {Node | string | null | undefined} Child */

/**
 * Make an element: attributes that are null or false are left out, but for `aria-…`, which say so; `on…` ones listen.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, unknown>} [attributes]
 * @param {(Child | Child[])[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (key.startsWith("aria-") && value !== null) element.setAttribute(key, String(value));
    else if (value === true) element.setAttribute(key, "");
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(.../** @type {(Node | string)[]} */ (children.flat().filter((child) => child !== null && child !== undefined && child !== "")));
  return element;
}

const LANGUAGE = document.documentElement.lang;
const LOCALE = LANGUAGE.startsWith("en") ? "en-GB" : LANGUAGE || "en-GB";
const LONG = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const NUMBER = new Intl.NumberFormat(LOCALE);

/**
 * A date of a record as readers write it.
 * @param {string | null | undefined} date
 */
export function day(date) {
  return date ? LONG.format(new Date(date.length > 10 ? date : `${date.slice(0, 10)}T00:00:00Z`)) : say("undated");
}

/** @param {number} value */
export function number(value) {
  return NUMBER.format(value);
}

/**
 * A number of bytes as people say it.
 * @param {number} bytes
 */
export function size(bytes) {
  return `${number(Math.round(bytes / 1e5) / 10)} MB`;
}
