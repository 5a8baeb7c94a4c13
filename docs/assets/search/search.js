// Answering a query: sets of rows from the word lists and the filters, their order, the values to filter by.

import { Rows } from "./bits.js";
import { compile } from "./compile.js";
import { Lists, PAGE } from "./lists.js";
import { each } from "./packed.js";
import { readQuery, shown, within } from "./query.js";
import { Tables } from "./tables.js";

/** @import { Compiled } from "./compile.js" */
/** @import { Shown, Tree } from "./query.js" */
/** @import { Place } from "./results.js" */
/** @import { Database, Db } from "./vfs.js" */

/**
 * What is asked: `filters` as `{tag: ["PGOV"], year: ["2008"]}`, `sort` as `relevance`, `newest` or `oldest` (none: the best that is cheap).
 * @typedef {object} Question
 * @property {string} query
 * @property {Record<string, string[]>} [filters]
 * @property {string} [sort]
 * @property {number} [from]
 * @property {number} [count]
 * @property {boolean} [whole] lists are read to their end, whatever it costs
 * @property {number} [most] pages of lists that are read without asking
 */

/**
 * What is found; `costly` where counting the values of a kind would fetch much; `part`, in bytes, where only the first cables were looked up.
 * @typedef {object} Answer
 * @property {number} count
 * @property {number} of
 * @property {Place[]} rows
 * @property {string} sort
 * @property {boolean} ranked
 * @property {boolean} many
 * @property {string[]} notes
 * @property {[number, number][]} years
 * @property {Shown[]} shown
 * @property {boolean} costly
 * @property {number} [part]
 */

/** @typedef {{ code: string, name: string, cables: number }} Value */
/** @typedef {{ id: string, folder: string, date: string | null, title: string, origin: string }} Line */
/** @typedef {{ words: Tree, rest: Tree[], pages: number }} Long */

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
  /** @param {Database} database */
  constructor(database) {
    this.database = database;
    this.tables = new Tables(database);
    this.lists = new Lists(database, this.tables);
    /** @type {Rows | null} */
    this.last = null;
    /** @type {number[]} */
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
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  async find({ query, filters = {}, sort = "", from = 0, count = 10, whole = false, most = MOST_PAGES }) {
    const { node, notes } = readQuery(query);
    const chosen = await this.chosen(filters, notes);
    const long = node && !whole ? await this.long(node, most) : null;
    const first = long && (await this.first(long, chosen, { upwards: sort === "oldest", wanted: from + count }));
    if (long && first && !first.whole) {
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
      ? (await this.byRelevance(/** @type {Compiled} */ (ranking))).filter((row) => open.has(row))
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

  /**
   * Answer with the first rows of a match whose lists are long.
   * @param {Tree | null} node
   * @param {string[]} notes
   * @param {number[]} found
   * @param {{ from: number, count: number, upwards: boolean, part: number }} asked
   * @returns {Promise<Answer>}
   */
  async answered(node, notes, found, { from, count, upwards, part }) {
    this.ordered = found;
    this.last = this.rowsOf(found);
    const rows = await this.tables.ids(found.slice(from, from + count));
    const sort = upwards ? "oldest" : "newest";
    return { count: found.length, of: this.size, rows, sort, ranked: false, many: false, notes, years: [], shown: shown(node), costly: true, part };
  }

  /**
   * Give the part of a tree that asks for places in long lists, and the rest of it: `{words, rest, pages}`; null where there is none.
   * @param {Tree} node
   * @param {number} most
   * @returns {Promise<Long | null>}
   */
  async long(node, most) {
    const [wordy, rest] = compile(node) ? [[node], []] : node.all ? split(node.all) : [[], []];
    if (!wordy.length) return null;
    const words = wordy.length > 1 ? { all: wordy } : wordy[0];
    const pages = await this.lists.cost(words);
    return pages > most ? { words, rest, pages } : null;
  }

  /**
   * @param {Long} long
   * @param {Rows} chosen
   * @param {{ upwards: boolean, wanted: number }} asked
   */
  async first({ words, rest }, chosen, { upwards, wanted }) {
    /** @type {string[]} */
    const notes = [];
    const open = new Rows(this.size).or(chosen);
    for (const one of rest) open.and(await this.rows(one, notes));
    return { notes, ...(await this.lists.first(words, open, wanted, upwards)) };
  }

  /** @param {number[]} found */
  rowsOf(found) {
    return found.reduce((rows, row) => rows.add(row), new Rows(this.size));
  }

  /**
   * Give the rows that the filters leave.
   * @param {Record<string, string[]>} filters
   * @param {string[]} notes
   */
  async chosen(filters, notes) {
    const open = Rows.all(this.size);
    for (const [kind, values] of Object.entries(filters)) {
      if (values.length) open.and(await this.anyOf(kind, values, notes));
    }
    return open;
  }

  /**
   * Count the values of a kind in the last answer, the most frequent first: `[{code, name, cables}]`.
   * @param {string} kind
   * @param {number} [most]
   * @returns {Promise<Value[]>}
   */
  async values(kind, most = 12) {
    /** @type {Map<number, number>} */
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

  /**
   * Tell whether counting values would fetch more chunks than is decent; blocks lie about nine to a chunk.
   * @param {Rows} rows
   */
  costly(rows) {
    return Math.min(this.tables.touched(rows).length, this.size / this.tables.blockRows / BLOCKS_A_CHUNK) > MOST_CHUNKS;
  }

  /**
   * Give the rows that a tree matches.
   * @param {Tree} node
   * @param {string[]} notes
   * @returns {Promise<Rows>}
   */
  async rows(node, notes) {
    if (compile(node)) return this.lists.matching(node);
    if (node.filter) return this.tables.filtered(node.filter, /** @type {string} */ (node.value), notes);
    if (node.not) return (await this.rows(node.not, notes)).not();
    if (node.in) return this.rows(within(/** @type {string} */ (node.field), node.in), notes);
    const [wordy, other] = split(/** @type {Tree[]} */ (node.all ?? node.any));
    const parts = [];
    if (wordy.length) parts.push(await this.lists.matching(node.all ? { all: wordy } : { any: wordy }));
    for (const one of other) parts.push(await this.rows(one, notes));
    return parts.reduce((left, right) => (node.all ? left.and(right) : left.or(right)));
  }

  /**
   * Order by bm25, in which every cable counts as equally long, times a factor for its length; of equals the newest first.
   * Of few cables the lengths are not worth fetching.
   * @param {Compiled} ranking
   */
  async byRelevance({ match }) {
    const sql = `SELECT rowid, bm25(text, ${WEIGHTS}) FROM text WHERE text MATCH ?`;
    const scored = await this.database.ask((db) => /** @type {[number, number][]} */ (db.selectArrays(sql, match)));
    const held = scored.length <= FEW ? [] : [...new Set(scored.map(([row]) => this.tables.place(row)[0]))];
    const lengths = new Map((await this.tables.blocks("length", held)).map((data, at) => /** @type {[number, Uint8Array]} */ ([held[at], data])));
    for (const one of scored) {
      const [block, at] = this.tables.place(one[0]);
      if (held.length) one[1] *= 2 ** (-DAMPED * /** @type {Uint8Array} */ (lengths.get(block))[at]);
    }
    scored.sort((one, other) => one[1] - other[1] || other[0] - one[0]);
    return scored.map(([row]) => row);
  }

  /**
   * @param {string} kind
   * @param {string[]} values
   * @param {string[]} notes
   */
  async anyOf(kind, values, notes) {
    let found = new Rows(this.size);
    for (const value of values) {
      found = found.or(kind === "year" ? this.tables.inYear(Number(value)) : await this.tables.filtered(kind, value, notes));
    }
    return found;
  }

  /**
   * Give a line for each cable of the last answer, in its order, at most `most`: `[{id, folder, date, title, origin}]`.
   * @param {number} most
   * @returns {Promise<Line[]>}
   */
  async lines(most) {
    const sql = "SELECT id, folder, date, title, origin FROM cable WHERE rowid = ?";
    return this.database.askAll(this.ordered.slice(0, most).map((row) => (/** @type {Db} */ db) => db.selectObject(sql, row)));
  }
}

/**
 * Give the part of a query that ranks: words and places, with the filters left out; null where there is none.
 * @param {Tree | null} node
 */
function rankable(node) {
  if (!node) return null;
  const kept = node.all ? node.all.filter((one) => !onlyFilters(one)) : [node];
  if (!kept.length || onlyFilters(kept[0])) return null;
  return compile(kept.length > 1 ? { all: kept } : kept[0]);
}

/**
 * @param {Tree} node
 * @returns {boolean}
 */
function onlyFilters(node) {
  if (node.filter) return true;
  if (node.not) return onlyFilters(node.not);
  const inner = node.all ?? node.any;
  return inner ? inner.every(onlyFilters) : false;
}

/**
 * Tell what FTS5 answers by itself from the rest; a NOT needs something beside it that is none.
 * @param {Tree[]} nodes
 * @returns {[Tree[], Tree[]]}
 */
function split(nodes) {
  const wordy = nodes.filter((one) => compile(one.not ?? one));
  const held = wordy.some((one) => !one.not) ? wordy : [];
  return [held, nodes.filter((one) => !held.includes(one))];
}

/**
 * @param {Iterable<number>} rows
 * @param {number} from
 * @param {number} count
 */
function slice(rows, from, count) {
  /** @type {number[]} */
  const found = [];
  let at = 0;
  for (const row of rows) {
    if (at >= from + count) break;
    if (at >= from) found.push(row);
    at += 1;
  }
  return found;
}
