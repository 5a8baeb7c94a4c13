// Answering a query: sets of rows from the word lists and the filters, their order, the values to filter by.

import { Rows } from "./bits.js";
import { compile } from "./compile.js";
import { Lists, PAGE } from "./lists.js";
import { each } from "./packed.js";
import { readQuery, shown, within } from "./query.js";
import { Tables } from "./tables.js";

export const MOST_RANKED = 2000; // matches above which newest first comes at once: relevance would read the whole lists
export const MOST_TAKEN = 1000; // results that a reader takes along as a file
const MOST_PAGES = 64; // pages of lists that are read without asking: a megabyte
const BLOCKS_A_CHUNK = 9;
const MOST_CHUNKS = 8; // chunks that counting the values of a kind may fetch without being asked for
const FEW = 50;
const DAMPED = 0.125; // a text four times as long needs 1.4 times the score (lengths are twice a binary logarithm)
const WEIGHTS = "8.0, 3.0, 2.0, 1.0, 2.0"; // subject, summary, comment, body, people

/** Answers searches over one index. */
export class Search {
  constructor(database) {
    this.database = database;
    this.tables = new Tables(database);
    this.lists = new Lists(database, this.tables);
    this.last = null;
    this.ordered = [];
  }

  async open() {
    await this.tables.open();
    return this;
  }

  get size() {
    return this.tables.size;
  }

  /**
   * Answer `{query, filters, sort, from, count, whole}`: `filters` as `{tag: ["PGOV"], year: ["2008"]}`, `sort` as
   * `relevance`, `newest` or `oldest` (none: the best that is cheap). Gives `{count, rows: [id], sort, ranked, notes, years,
   * shown}`; `costly` where counting the values of a kind would fetch much; `part`, in bytes, where all that has to be read
   * for the answer is more than `most` pages, so that only its first cables were looked up: until the `whole` is asked for.
   */
  async find({ query, filters = {}, sort = "", from = 0, count = 10, whole = false, most = MOST_PAGES }) {
    const { node, notes } = readQuery(query);
    const chosen = await this.chosen(filters, notes);
    const long = node && !whole ? await this.long(node, most) : null;
    const first = long && (await this.first(long, chosen, { upwards: sort === "oldest", wanted: from + count }));
    if (first && !first.whole) {
      const asked = { from, count, upwards: sort === "oldest", part: long.pages * PAGE };
      return this.answered(node, [...notes, ...first.notes], first.found, asked);
    }
    const matches = first ? this.rowsOf(first.found) : node ? await this.rows(node, notes) : Rows.all(this.size);
    const open = chosen.and(matches);
    const ranking = first ? null : rankable(node); // it would read all that was left unread
    const cheap = Boolean(ranking) && matches.count() <= MOST_RANKED;
    const order = sort || (cheap ? "relevance" : "newest");
    const ranked = order === "relevance" && Boolean(ranking);
    this.ordered = ranked
      ? (await this.byRelevance(ranking)).filter((row) => open.has(row))
      : slice(open.rows(order === "oldest"), 0, Math.max(MOST_TAKEN, from + count));
    this.last = open;
    return {
      count: open.count(),
      of: this.size,
      rows: await this.tables.ids(this.ordered.slice(from, from + count)),
      sort: ranked ? "relevance" : order === "relevance" ? "newest" : order,
      ranked: Boolean(ranking),
      many: !cheap && Boolean(ranking),
      notes: [...notes, ...(first?.notes ?? [])],
      years: this.tables.years.map((one) => [one.year, open.count(one.first, one.last)]),
      shown: shown(node),
      costly: this.costly(open),
    };
  }

  /** Answer with the first rows of a match whose lists are long. */
  async answered(node, notes, found, { from, count, upwards, part }) {
    this.ordered = found;
    this.last = this.rowsOf(found);
    const rows = await this.tables.ids(found.slice(from, from + count));
    const sort = upwards ? "oldest" : "newest";
    return { count: found.length, of: this.size, rows, sort, ranked: false, many: false, notes, years: [], shown: shown(node), costly: true, part };
  }

  /** Give the part of a tree that asks for places in long lists, and the rest of it: `{words, rest, pages}`; null where there is none. */
  async long(node, most) {
    const [wordy, rest] = compile(node) ? [[node], []] : node.all ? split(node.all) : [[], []];
    if (!wordy.length) return null;
    const words = wordy.length > 1 ? { all: wordy } : wordy[0];
    const pages = await this.lists.cost(words);
    return pages > most ? { words, rest, pages } : null;
  }

  async first({ words, rest }, chosen, { upwards, wanted }) {
    const notes = [];
    const open = new Rows(this.size).or(chosen);
    for (const one of rest) open.and(await this.rows(one, notes));
    return { notes, ...(await this.lists.first(words, open, wanted, upwards)) };
  }

  rowsOf(found) {
    return found.reduce((rows, row) => rows.add(row), new Rows(this.size));
  }

  /** Give the rows that the filters leave. */
  async chosen(filters, notes) {
    const open = Rows.all(this.size);
    for (const [kind, values] of Object.entries(filters)) {
      if (values.length) open.and(await this.anyOf(kind, values, notes));
    }
    return open;
  }

  /** Count the values of a kind in the last answer, the most frequent first: `[{code, name, cables}]`. */
  async values(kind, most = 12) {
    const counts = new Map();
    const rows = this.last ?? Rows.all(this.size);
    const held = this.tables.touched(rows);
    for (const [at, data] of (await this.tables.blocks(kind, held)).entries()) {
      each(data, held[at] * this.tables.blockRows + 1, (row, values) => {
        if (rows.has(row)) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      });
    }
    const best = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, most);
    const names = await this.tables.named(kind, best.map(([id]) => id));
    return best.map(([, cables], at) => ({ ...names[at], cables }));
  }

  /** Tell whether counting values would fetch more chunks than is decent; blocks lie about nine to a chunk. */
  costly(rows) {
    return Math.min(this.tables.touched(rows).length, this.size / this.tables.blockRows / BLOCKS_A_CHUNK) > MOST_CHUNKS;
  }

  /** Give the rows that a tree matches. */
  async rows(node, notes) {
    if (compile(node)) return this.lists.matching(node);
    if (node.filter) return this.tables.filtered(node.filter, node.value, notes);
    if (node.not) return (await this.rows(node.not, notes)).not();
    if (node.in) return this.rows(within(node.field, node.in), notes);
    const [wordy, other] = split(node.all ?? node.any);
    const parts = [];
    if (wordy.length) parts.push(await this.lists.matching(node.all ? { all: wordy } : { any: wordy }));
    for (const one of other) parts.push(await this.rows(one, notes));
    return parts.reduce((left, right) => (node.all ? left.and(right) : left.or(right)));
  }

  /**
   * Order by bm25, in which every cable counts as equally long, times a factor for its length; of equals the newest first.
   * Of few cables the lengths are not worth fetching.
   */
  async byRelevance({ match }) {
    const sql = `SELECT rowid, bm25(text, ${WEIGHTS}) FROM text WHERE text MATCH ?`;
    const scored = await this.database.ask((db) => db.selectArrays(sql, match));
    const held = scored.length <= FEW ? [] : [...new Set(scored.map(([row]) => this.tables.place(row)[0]))];
    const lengths = new Map((await this.tables.blocks("length", held)).map((data, at) => [held[at], data]));
    for (const one of scored) {
      const [block, at] = this.tables.place(one[0]);
      if (held.length) one[1] *= 2 ** (-DAMPED * lengths.get(block)[at]);
    }
    scored.sort((one, other) => one[1] - other[1] || other[0] - one[0]);
    return scored.map(([row]) => row);
  }

  async anyOf(kind, values, notes) {
    let found = new Rows(this.size);
    for (const value of values) {
      found = found.or(kind === "year" ? this.tables.inYear(Number(value)) : await this.tables.filtered(kind, value, notes));
    }
    return found;
  }

  /** Give a line for each cable of the last answer, in its order, at most `most`: `[{id, folder, date, title, origin}]`. */
  async lines(most) {
    const sql = "SELECT id, folder, date, title, origin FROM cable WHERE rowid = ?";
    return this.database.askAll(this.ordered.slice(0, most).map((row) => (db) => db.selectObject(sql, row)));
  }
}

/** Give the part of a query that ranks: words and places, with the filters left out; null where there is none. */
function rankable(node) {
  if (!node) return null;
  const kept = node.all ? node.all.filter((one) => !onlyFilters(one)) : [node];
  if (!kept.length || onlyFilters(kept[0])) return null;
  return compile(kept.length > 1 ? { all: kept } : kept[0]);
}

function onlyFilters(node) {
  if (node.filter) return true;
  if (node.not) return onlyFilters(node.not);
  const inner = node.all ?? node.any;
  return inner ? inner.every(onlyFilters) : false;
}

/** Tell what FTS5 answers by itself from the rest; a NOT needs something beside it that is none. */
function split(nodes) {
  const wordy = nodes.filter((one) => compile(one.not ?? one));
  const held = wordy.some((one) => !one.not) ? wordy : [];
  return [held, nodes.filter((one) => !held.includes(one))];
}

function slice(rows, from, count) {
  const found = [];
  let at = 0;
  for (const row of rows) {
    if (at >= from + count) break;
    if (at >= from) found.push(row);
    at += 1;
  }
  return found;
}
