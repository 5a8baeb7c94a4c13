// What narrows a search: a bar a year, and the values of each kind with their counts.

import { say } from "../say.js";
import { make, number } from "./dom.js";

/** @import { Value } from "./search.js" */
/** @import { State } from "./state.js" */

/** @typedef {(kind: string, value: string) => unknown} Choose */
/** @typedef {(kind: string) => Promise<Value[]>} Values */

/** @type {Record<string, string>} */
const NAMES = {
  tag: say("TAGS"), post: say("Post"), level: say("Classification"), person: say("Person"), caption: say("Caption"), source: say("Source"),
};
/** @type {Record<string, string>} */
const OTHERS = { year: say("Year"), from: say("From"), to: say("Until") };
// counted with every search where there is room beside the results and it is cheap; the others when they are opened
const AT_ONCE = ["level", "post", "tag"];
const BESIDE = "(min-width: 45.01rem)";

/**
 * Give the bars of the years, each a button that sets the year.
 * @param {[number, number][]} counts cables by year
 * @param {string[]} chosen
 * @param {Choose} choose
 */
export function years(counts, chosen, choose) {
  const dated = counts.filter(([year, cables]) => year && (cables || chosen.includes(String(year))));
  if (dated.length < 2 && !chosen.length) return "";
  const most = Math.max(1, ...dated.map(([, cables]) => cables));
  return make(
    "div",
    { class: "find-years", role: "group", "aria-label": say("Years") },
    dated.map(([year, cables]) => {
      const bar = make("span", { class: "find-bar", "aria-hidden": "true" });
      bar.style.setProperty("--height", String(cables ? Math.max(0.04, cables / most) : 0));
      const pressed = chosen.includes(String(year));
      return make(
        "button",
        { type: "button", title: `${year}: ${number(cables)}`, "aria-pressed": pressed, onclick: () => choose("year", String(year)) },
        bar,
        make("span", { class: "find-year" }, String(year)),
        make("span", { class: "find-count" }, number(cables)),
      );
    }),
  );
}

/**
 * Give the lists of values, in one fold where there is no room beside the results; each asks `values(kind)` for its counts.
 * @param {State} state
 * @param {Values} values
 * @param {Choose} choose
 * @param {{ costly: boolean, unfolded: boolean }} how
 */
export function facets(state, values, choose, { costly, unfolded }) {
  const wide = matchMedia(BESIDE).matches;
  const lists = facetLists(state, values, choose, wide && !costly);
  if (wide) return lists;
  return [make("details", { class: "find-facet find-fold", open: unfolded }, make("summary", {}, say("Filters")), lists)];
}

/**
 * @param {State} state
 * @param {Values} values
 * @param {Choose} choose
 * @param {boolean} counted
 */
function facetLists(state, values, choose, counted) {
  return Object.entries(NAMES).map(([kind, name]) => {
    const list = make("ul", { class: "find-values" });
    const chosen = state.filters[kind] ?? [];
    const open = (AT_ONCE.includes(kind) && counted) || chosen.length > 0;
    const box = make("details", { class: "find-facet", open }, make("summary", {}, name), list);
    const filled = () => {
      if (!box.open || box.dataset.filled) return;
      box.dataset.filled = "yes";
      values(kind).then((found) => list.replaceChildren(...items(kind, withChosen(found, chosen), chosen, choose)));
    };
    box.addEventListener("toggle", filled);
    if (open) filled();
    return box;
  });
}

/**
 * @param {Value[]} found
 * @param {string[]} chosen
 */
function withChosen(found, chosen) {
  const missing = chosen.filter((code) => !found.some((one) => one.code === code));
  return [...found, ...missing.map((code) => ({ code, name: code, cables: 0 }))];
}

/**
 * @param {string} kind
 * @param {Value[]} found
 * @param {string[]} chosen
 * @param {Choose} choose
 */
function items(kind, found, chosen, choose) {
  if (!found.length) return [make("li", {}, say("none"))];
  return found.map(({ code, name, cables }) =>
    make(
      "li",
      {},
      make(
        "label",
        {},
        make("input", { type: "checkbox", checked: chosen.includes(code), onchange: () => choose(kind, code) }),
        make("span", { class: "find-value" }, kind === "tag" && name !== code ? `${code} ${name}` : kind === "level" ? say(name) : name),
        make("span", { class: "find-count" }, number(cables)),
      ),
    ),
  );
}

/**
 * Give the filters that are set, each with a button that takes it off.
 * @param {State} state
 * @param {Choose} choose
 */
export function chosenFilters(state, choose) {
  const set = Object.entries(state.filters).flatMap(([kind, values]) => values.map((value) => [kind, value]));
  if (!set.length) return "";
  return make(
    "ul",
    { class: "find-chosen", "aria-label": say("Filters") },
    set.map(([kind, value]) =>
      make("li", {}, make("button", { type: "button", onclick: () => choose(kind, value), title: say("Take this filter off") }, `${NAMES[kind] ?? OTHERS[kind]}: ${spelled(kind, value)} ×`)),
    ),
  );
}

/**
 * @param {string} kind
 * @param {string} value
 */
function spelled(kind, value) {
  return kind === "level" ? say(value[0].toUpperCase() + value.slice(1).toLowerCase()) : value;
}
