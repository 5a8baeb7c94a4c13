// The lists of words: which rows match a tree of words, and how much of the lists has to be read for it.

import { Rows } from "./bits.js";
import { compile } from "./compile.js";

/** @import { Compiled } from "./compile.js" */
/** @import { Tree } from "./query.js" */
/** @import { Tables } from "./tables.js" */
/** @import { Database, Db } from "./vfs.js" */

/** @typedef {{ word: string, prefix: boolean }} Word */

export const PAGE = 16384; // bytes of a page of the lists
const SMALL = 8; // pages of the lists with places up to which they are read at once
const FEW = 12; // rows up to which a long list is looked up row by row
const MOST_CHUNKS = 12; // chunks fetched for the first rows of a match whose lists are long

/** Reads the lists of one index. */
export class Lists {
  /**
   * @param {Database} database
   * @param {Tables} tables
   */
  constructor(database, tables) {
    this.database = database;
    this.tables = tables;
  }

  /**
   * Give the rows that FTS5 finds for a tree of words.
   * @param {Tree} node
   */
  async matching(node) {
    const { match, plain } = /** @type {Compiled} */ (compile(node));
    const words = single(node);
    const sizes = await this.sizes(words);
    const table = plain && sum(sizes) > SMALL ? "word" : "text";
    const sparing = table === "text" && (await this.isSparing(node, words, sizes));
    const ahead = words.filter(({ prefix }, at) => !prefix && !(sparing && sizes[at] > SMALL));
    await this.database.askAll([...ahead.map(({ word }) => (/** @type {Db} */ db) => run(db, table, `"${word}"`, () => {})), ...this.tables.common()]);
    return this.database.ask((db) => {
      const rows = new Rows(this.tables.size);
      run(db, table, match, (row) => rows.add(row));
      return rows;
    });
  }

  /**
   * Tell how many pages have to be read for the places that a tree of words asks for; 0 where that is decent in any case.
   * @param {Tree} node
   */
  async cost(node) {
    if (compile(node)?.plain) return 0;
    const words = single(node);
    const sizes = await this.sizes(words);
    return sum(sizes) <= SMALL || (await this.isSparing(node, words, sizes)) ? 0 : sum(sizes);
  }

  /**
   * Give the first rows of `open` that match, from the newest or the oldest on: `{found, whole}`; `whole` where there are no more.
   * @param {Tree} node
   * @param {Rows} open
   * @param {number} wanted
   * @param {boolean} upwards
   * @returns {Promise<{ found: number[], whole: boolean }>}
   */
  async first(node, open, wanted, upwards) {
    const { match } = /** @type {Compiled} */ (compile(node));
    let [low, high] = open.ends();
    /** @type {number[]} */
    const found = [];
    const most = this.database.chunks.held.size + MOST_CHUNKS;
    const sql = `SELECT rowid FROM text WHERE text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid ${upwards ? "ASC" : "DESC"}`;
    const goOn = (/** @type {Db} */ db) => {
      each(db, sql, [match, low, high], (row) => {
        if (upwards) low = row + 1;
        else high = row - 1;
        if (open.has(row)) found.push(row);
        return found.length < wanted;
      });
    };
    const ended = await this.database.askUntil(goOn, () => this.database.chunks.held.size >= most);
    return { found, whole: ended && found.length < wanted };
  }

  /**
   * Tell whether one of the words that all have to be there is so rare that the others are looked up for its rows only.
   * @param {Tree} node
   * @param {Word[]} words
   * @param {number[]} sizes
   */
  async isSparing(node, words, sizes) {
    const inner = node.in ?? node;
    const least = Math.min(...sizes);
    if (!(inner.words || inner.near) || least > SMALL) return false;
    const { word, prefix } = words[sizes.indexOf(least)];
    let rows = 0;
    await this.database.ask((db) => {
      rows = 0;
      run(db, "text", `"${word}"${prefix ? " *" : ""}`, () => (rows += 1));
    });
    return rows <= FEW;
  }

  /**
   * Give the pages that the list with places of each word fills.
   * @param {Word[]} words
   * @returns {Promise<number[]>}
   */
  async sizes(words) {
    const before = "SELECT pgno >> 1 FROM text_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1";
    const after = "SELECT pgno >> 1 FROM text_idx WHERE segid = ?1 AND term > ?2 ORDER BY term LIMIT 1";
    const end = "SELECT max(pgno >> 1) FROM text_idx WHERE segid = ?1";
    return this.database.askAll(
      words.map(({ word, prefix }) => (/** @type {Db} */ db) => {
        const term = new TextEncoder().encode(`0${word}`); // 0: the index of whole words
        const last = prefix ? Uint8Array.of(...term, 255) : term;
        const first = db.selectValue(before, [this.tables.segment, term]) ?? 0;
        const next = db.selectValue(after, [this.tables.segment, last]) ?? db.selectValue(end, [this.tables.segment]);
        return (next ?? first) - first + 1;
      }),
    );
  }
}

/**
 * Call `told(row)` for each row of a match.
 * @param {Db} db
 * @param {string} table
 * @param {string} match
 * @param {(row: number) => void} told
 */
function run(db, table, match, told) {
  each(db, `SELECT rowid FROM ${table} WHERE ${table} MATCH ?`, [match], (row) => (told(row), true));
}

/**
 * Call `told(row)` for each row of an answer, as long as it gives true.
 * @param {Db} db
 * @param {string} sql
 * @param {unknown[]} values
 * @param {(row: number) => boolean} told
 */
function each(db, sql, values, told) {
  const statement = db.prepare(sql);
  try {
    statement.bind(values);
    while (statement.step() && told(statement.getInt(0)));
  } finally {
    statement.finalize();
  }
}

/**
 * Give the words of a tree: `[{word, prefix}]`.
 * @param {Tree} node
 * @returns {Word[]}
 */
function single(node) {
  if (node.words) return node.words.map((word, at, words) => ({ word, prefix: Boolean(node.prefix) && at === words.length - 1 }));
  if (node.near) return node.near.flat().map((word) => ({ word, prefix: false }));
  return (node.all ?? node.any ?? [/** @type {Tree} */ (node.in ?? node.not)]).flatMap(single);
}

/** @param {number[]} sizes */
function sum(sizes) {
  return sizes.reduce((total, size) => total + size, 0);
}
