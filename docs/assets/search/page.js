// The search page: the form, the answer, the filters, the address.

import { say } from "../say.js";
import { Client, obstacle } from "./client.js";
import { make, number, size } from "./dom.js";
import { chosenFilters, facets, years } from "./filters.js";
import { addressOf } from "./number.js";
import { result } from "./results.js";
import { isEmpty, more, readState, toggled, writeState } from "./state.js";
import { csv, ris, save } from "./take.js";

/** @import { Answer, Line } from "./search.js" */
/** @import { State } from "./state.js" */
/** @import { Choose } from "./filters.js" */

/** @typedef {(lines: Line[], root: URL) => string} Write */

/** @type {Record<string, string>} */
const SORTS = { relevance: say("most relevant"), newest: say("newest"), oldest: say("oldest") };
const MOST_TAKEN = 1000;

/**
 * Make the page of `place` work; `root` is the site's address.
 * @param {Element} place
 * @param {URL} root
 */
export function mount(place, root) {
  const stopped = obstacle();
  if (stopped) {
    /** @type {Element} */ (place.querySelector("[data-answer]")).replaceChildren(unable(stopped, root));
    return;
  }
  new SearchPage(place, root).start();
}

/**
 * @param {string} why
 * @param {URL} root
 */
function unable(why, root) {
  const links = [["tags/", say("TAGS")], ["posts/", say("posts")], ["people/", say("people")], ["cables/", say("dates")]];
  const list = links.map(([to, name], at) => [at ? ", " : "", make("a", { href: new URL(to, root).href }, name)]).flat();
  return make("p", { class: "find-unable", role: "alert" }, `${why} ${say("The archive can be browsed by")} `, ...list, ".");
}

/** @param {Answer} answer */
function told({ count, of, sort, part }) {
  const values = { count: number(count), of: number(of), order: SORTS[sort] };
  if (part) return say("{count} found so far among {of} cables, {order} first", values);
  return of === 1 ? say("{count} of one cable, {order} first", values) : say("{count} of {of} cables, {order} first", values);
}

class SearchPage {
  /**
   * @param {Element} place
   * @param {URL} root
   */
  constructor(place, root) {
    this.root = root;
    this.form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
    this.box = /** @type {HTMLInputElement} */ (this.form.elements.namedItem("q"));
    this.answer = /** @type {Element} */ (place.querySelector("[data-answer]"));
    this.side = /** @type {Element} */ (place.querySelector("[data-filters]"));
    this.told = /** @type {Element} */ (place.querySelector("[data-told]"));
    this.run = 0;
    /** @type {Client | null} */
    this.client = null;
    this.state = readState("");
  }

  start() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({ ...this.state, query: this.box.value, shown: 10, whole: false });
    });
    window.addEventListener("popstate", () => this.show(readState(location.search)));
    document.addEventListener("keydown", (event) => this.key(event));
    const typed = this.box.value; // a quick reader has begun before this script came
    this.show(readState(location.search));
    if (!isEmpty(this.state)) return;
    this.box.value = typed;
    this.box.focus({ preventScroll: true });
  }

  /** @param {State} state */
  go(state) {
    history.pushState(null, "", location.pathname + writeState(state));
    return this.show(state);
  }

  /**
   * @param {string} kind
   * @param {string} value
   */
  choose(kind, value) {
    return this.go(toggled(this.state, kind, value));
  }

  /** @param {State} state */
  async show(state) {
    this.state = state;
    this.box.value = state.query;
    this.run += 1;
    const run = this.run;
    if (isEmpty(state)) {
      this.told.textContent = "";
      this.answer.replaceChildren();
      this.side.replaceChildren();
      return;
    }
    const cable = await addressOf(this.root, state.query).catch(() => null); // without the files of numbers it is searched
    if (cable) {
      location.replace(cable);
      return;
    }
    this.told.textContent = this.client ? say("Searching …") : say("Loading the search engine …");
    this.client ??= new Client(new URL("search/index/", this.root));
    try {
      const found = await this.client.find({ query: state.query, filters: state.filters, sort: state.sort, from: 0, count: state.shown, whole: state.whole });
      if (run === this.run) await this.fill(state, found);
    } catch (error) {
      this.client = null;
      this.told.textContent = "";
      this.answer.replaceChildren(unable(say("Searching did not work: {why}.", { why: error instanceof Error ? error.message : error }), this.root));
    }
  }

  /**
   * @param {State} state
   * @param {Answer} found
   */
  async fill(state, found) {
    this.told.textContent = told(found);
    /** @type {Choose} */
    const choose = (kind, value) => this.choose(kind, value);
    const items = found.rows.map((place) => result(this.root, place, state.query, found.shown));
    this.answer.replaceChildren(
      ...[
        found.notes.length ? make("ul", { class: "find-notes" }, found.notes.map((note) => make("li", {}, note))) : "",
        chosenFilters(state, choose),
        found.part ? this.part(state, found) : years(found.years, state.filters.year ?? [], choose),
        this.bar(state, found),
        make("ol", { class: "find-results" }, items),
        found.count > found.rows.length || found.part
          ? make("button", { type: "button", class: "find-next", onclick: () => this.go(more(state)) }, say("Show more"))
          : "",
      ].filter(Boolean),
    );
    await items[0]?.filled; // before the line is full of counts
    if (this.state !== state) return;
    if (found.part) return this.side.replaceChildren();
    const values = (/** @type {string} */ kind) => /** @type {Client} */ (this.client).values(kind);
    const unfolded = Boolean(this.side.querySelector(".find-fold[open]"));
    this.side.replaceChildren(...facets(state, values, choose, { costly: found.costly, unfolded }));
  }

  /**
   * Say what an answer of first cables leaves out, and what the whole one costs.
   * @param {State} state
   * @param {Answer} found
   */
  part(state, found) {
    const why = say("To look up where these words stand in every cable, {size} of the index are read. Only as much was read as it took to find the first cables; there is no count yet, and no filter.", { size: size(found.part ?? 0) });
    const all = () => this.go({ ...state, whole: true });
    return make("p", { class: "find-part" }, why, " ", make("button", { type: "button", onclick: all }, say("Read all {size}", { size: size(found.part ?? 0) })));
  }

  /**
   * @param {State} state
   * @param {Answer} found
   */
  bar(state, found) {
    const sorts = Object.entries(SORTS)
      .filter(([sort]) => sort !== "relevance" || found.ranked)
      .map(([sort, name]) =>
        make("button", { type: "button", "aria-pressed": found.sort === sort, onclick: () => this.go({ ...state, sort, shown: 10 }) }, name),
      );
    /** @type {(name: string, type: string, write: Write) => HTMLElement} */
    const take = (name, type, write) =>
      make("button", { type: "button", onclick: () => this.take(name, type, write) }, name.split(".")[1].toUpperCase());
    const many = found.many && found.sort !== "relevance" && !state.sort;
    return make(
      "div",
      { class: "find-tools" },
      make("div", { role: "group", "aria-label": say("Order") }, `${say("Order")}: `, sorts),
      make("div", { role: "group", "aria-label": say("Take the list along") }, `${say("Take along")}: `, take("cables.csv", "text/csv", csv), take("cables.ris", "application/x-research-info-systems", ris)),
      many ? make("p", { class: "find-many" }, say("So many cables match that they are shown newest first; ranking them reads much more of the index.")) : null,
    );
  }

  /**
   * @param {string} name
   * @param {string} type
   * @param {Write} write
   */
  async take(name, type, write) {
    const lines = await /** @type {Client} */ (this.client).lines(MOST_TAKEN);
    save(name, type, write(lines, this.root));
  }

  /**
   * Arrows move between the results.
   * @param {KeyboardEvent} event
   */
  key(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.target instanceof Element && event.target.closest("details, select, .find-years")) return;
    const links = /** @type {HTMLElement[]} */ ([...this.answer.querySelectorAll(".find-title a")]);
    const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next && !(at === 0 && event.key === "ArrowUp")) return;
    event.preventDefault();
    (next ?? this.box).focus();
  }
}
