// What a reader asks for, as it stands in the address: a search can be shared and comes back as it was.

export const KINDS = ["tag", "post", "level", "caption", "source", "person", "year", "from", "to"];
const PAGE = 10;

/** Read the state of an address's query. */
export function readState(search) {
  const given = new URLSearchParams(search);
  const filters = {};
  for (const kind of KINDS) {
    const values = given.getAll(kind);
    if (values.length) filters[kind] = values;
  }
  const shown = Number(given.get("show")) || PAGE;
  const whole = given.has("all"); // lists are read to their end, whatever it costs
  return { query: given.get("q") ?? "", filters, sort: given.get("sort") ?? "", shown: Math.min(Math.max(shown, PAGE), 1000), whole };
}

/** Write a state as an address's query. */
export function writeState({ query, filters, sort, shown, whole }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  for (const kind of KINDS) for (const value of filters[kind] ?? []) given.append(kind, value);
  if (sort) given.set("sort", sort);
  if (shown > PAGE) given.set("show", shown);
  if (whole) given.set("all", "1");
  const text = given.toString();
  return text ? `?${text}` : "";
}

/** Give the state with a filter set or taken off; more results start anew. */
export function toggled(state, kind, value) {
  const held = state.filters[kind] ?? [];
  const values = held.includes(value) ? held.filter((one) => one !== value) : [...held, value];
  return { ...state, shown: PAGE, filters: { ...state.filters, [kind]: values } };
}

export function more(state) {
  return { ...state, shown: state.shown + PAGE };
}

export function isEmpty(state) {
  return !state.query.trim() && !Object.values(state.filters).some((values) => values.length);
}
