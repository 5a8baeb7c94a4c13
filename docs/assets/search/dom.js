// Making elements; text is only ever text.

import { say } from "../say.js";

/** Make an element: attributes that are null or false are left out, but for `aria-…`, which say so; `on…` ones listen. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key.startsWith("aria-") && value !== null) element.setAttribute(key, String(value));
    else if (value === true) element.setAttribute(key, "");
    else if (value !== null && value !== false && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const LANGUAGE = document.documentElement.lang;
const LOCALE = LANGUAGE.startsWith("en") ? "en-GB" : LANGUAGE || "en-GB";
const LONG = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const NUMBER = new Intl.NumberFormat(LOCALE);

/** A date of a record as readers write it. */
export function day(date) {
  return date ? LONG.format(new Date(date.length > 10 ? date : `${date.slice(0, 10)}T00:00:00Z`)) : say("undated");
}

export function number(value) {
  return NUMBER.format(value);
}

/** A number of bytes as people say it. */
export function size(bytes) {
  return `${number(Math.round(bytes / 1e5) / 10)} MB`;
}
