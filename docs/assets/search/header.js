// The box in the site's header: the first hits while typing, everything on the search page at Enter.

import { say } from "../say.js";
import { Client, obstacle } from "./client.js";
import { make, number } from "./dom.js";
import { record } from "./results.js";

/** @import { Answer } from "./search.js" */
/** @import { CableRecord } from "./results.js" */

const FIRST = 8;
const PAUSE = 200; // milliseconds after a key before it is searched

/**
 * Put the box into the header.
 * @param {Element} header
 * @param {URL} root
 */
export function addBox(header, root) {
  const list = make("ul", { class: "find-drop", id: "find-drop", role: "listbox", "aria-label": say("First results"), hidden: true });
  const input = make("input", {
    type: "search", name: "q", placeholder: say("Search"), autocomplete: "off", role: "combobox", enterkeyhint: "search",
    "aria-label": say("Search the archive"), "aria-expanded": "false", "aria-controls": "find-drop", "aria-autocomplete": "list",
  });
  const form = make("form", { class: "find-box", role: "search", action: new URL("search/", root).href, method: "get" }, input, list);
  header.append(form);
  const box = new Box(input, list, root);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    (/** @type {HTMLElement | null} */ (document.querySelector(".find-page input[name=q]")) ?? input).focus();
  });
  return box;
}

class Box {
  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list
   * @param {URL} root
   */
  constructor(input, list, root) {
    this.input = input;
    this.list = list;
    this.root = root;
    this.run = 0;
    this.at = -1; // the option that is chosen
    this.waiting = 0;
    /** @type {Client | null} */
    this.client = null;
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 200));
    list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const query = this.input.value.trim();
    this.run += 1;
    const run = this.run;
    if (query.length < 2 || obstacle()) return this.close();
    this.client ??= new Client(new URL("search/index/", this.root));
    try {
      const found = await this.client.find({ query, count: FIRST });
      const records = await Promise.all(found.rows.map((place) => record(this.root, place)));
      if (run === this.run) this.show(query, found, records);
    } catch {
      this.client = null; // the search page says what is wrong
      this.close();
    }
  }

  /**
   * @param {string} query
   * @param {Answer} found
   * @param {CableRecord[]} records
   */
  show(query, found, records) {
    const items = records.map((one, at) => {
      const { id, folder } = found.rows[at];
      const to = new URL(`cables/${encodeURIComponent(folder)}/${encodeURIComponent(id)}/`, this.root);
      to.searchParams.set("find", query);
      return this.item(at, to, one.title, [one.id, one.date?.slice(0, 10), one.origin.name].filter(Boolean).join(" · "));
    });
    const all = new URL("search/", this.root);
    all.searchParams.set("q", query);
    items.push(this.item(items.length, all, this.all(found), ""));
    this.list.replaceChildren(...items);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.move(-1);
  }

  /** @param {Answer} found */
  all({ count, part }) {
    if (part) return say("All results");
    return count ? say("All {count} results", { count: number(count) }) : say("No results: open the search page");
  }

  /**
   * @param {number} at
   * @param {URL} to
   * @param {string} title
   * @param {string} facts
   */
  item(at, to, title, facts) {
    return make(
      "li",
      { role: "option", id: `find-drop-${at}`, "aria-selected": "false", "data-to": to.href, onclick: () => location.assign(to.href) },
      make("span", {}, title),
      facts ? make("small", {}, facts) : null,
    );
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} at */
  move(at) {
    const items = [...this.list.children];
    this.at = at;
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    if (at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", items[at].id);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const items = /** @type {HTMLCollectionOf<HTMLElement>} */ (this.list.children);
    if (event.key === "Escape") {
      if (this.list.hidden) this.input.blur();
      this.close();
    } else if (event.key === "Enter" && !this.list.hidden && this.at >= 0) {
      event.preventDefault();
      location.assign(/** @type {string} */ (items[this.at].dataset.to));
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.move(Math.min(Math.max(this.at + step, -1), items.length - 1));
    }
  }
}
