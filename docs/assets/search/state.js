// What a reader asks for, as it stands in the address: a search can be shared and comes back as it was.

export const KINDS = ["tag", "post", "level", "caption", "source", "person", "year", "from", "to"];
const PAGE = 10;

/**
 * What a reader asks for; `whole` where lists are read to their end, whatever it costs.
 * @typedef {{ query: string, filters: Record<string, string[]>, sort: string, shown: number, whole: boolean }} State
 */

/**
 * Read the state of an address's query.
 * @param {string} search
 * @returns {State}
 */
export function readState(search) {
  const given = new URLSearchParams(search);
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const kind of KINDS) {
    const values = given.getAll(kind);
    if (values.length) filters[kind] = values;
  }
  const shown = Number(given.get("show")) || PAGE;
  const whole = given.has("all"); // lists are read to their end, whatever it costs
  return { query: given.get("q") ?? "", filters, sort: given.get("sort") ?? "", shown: Math.min(Math.max(shown, PAGE), 1000), whole };
}

/**
 * Write a state as an address's query.
 * @param {State} state
 */
export function writeState({ query, filters, sort, shown, whole }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  for (const kind of KINDS) for (const value of filters[kind] ?? []) given.append(kind, value);
  if (sort) given.set("sort", sort);
  if (shown > PAGE) given.set("show", String(shown));
  if (whole) given.set("all", "1");
  const text = given.toString();
  return text ? `?${text}` : "";
}

/**
 * Give the state with a filter set or taken off; more results start anew.
 * @param {State} state
 * @param {string} kind
 * @param {string} value
 * @returns {State}
 */
export function toggled(state, kind, value) {
  const held = state.filters[kind] ?? [];
  const values = held.includes(value) ? held.filter((one) => one !== value) : [...held, value];
  return { ...state, shown: PAGE, filters: { ...state.filters, [kind]: values } };
}

/**
 * @param {State} state
 * @returns {State}
 */
export function more(state) {
  return { ...state, shown: state.shown + PAGE };
}

/** @param {State} state */
export function isEmpty(state) {
  return !state.query.trim() && !Object.values(state.filters).some((values) => values.length);
}
