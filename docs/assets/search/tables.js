// The tables beside the word lists: filters, IDs, the values that cables have.

import { say } from "../say.js";
import { Rows } from "./bits.js";
import { inflate, lists, numbers, unpack } from "./packed.js";

/** @import { Database, Db } from "./vfs.js" */

/** @typedef {{ year: number, first: number, last: number }} Year */
/** @typedef {{ row: number, serial: number, post: number, id?: string, folder?: string }} Found */

const FAR = 2 ** 32; // between the rowids of one kind and the next

/** Reads the tables of one index. */
export class Tables {
  /** @param {Database} database */
  constructor(database) {
    this.database = database;
    /** @type {Map<string, any>} by what was asked: each answer has its own type */
    this.kept = new Map();
    /** @type {Year[]} */
    this.years = [];
    this.size = 0;
    this.blockRows = 1;
    /** @type {string[]} */
    this.kinds = [];
    this.segment = 0;
    /** @type {string[]} */
    this.near = [];
    /** @type {string[]} */
    this.apart = [];
  }

  /** Read what every search needs. */
  async open() {
    this.years = await this.database.ask((db) => db.selectObjects("SELECT year, first, last FROM year ORDER BY year"));
    const meta = await this.database.ask((db) => new Map(/** @type {[string, string][]} */ (db.selectArrays("SELECT key, value FROM meta"))));
    this.size = Number(meta.get("cables"));
    this.blockRows = Number(meta.get("block_rows"));
    this.kinds = /** @type {string} */ (meta.get("kinds")).split(" ");
    this.segment = Number(meta.get("segment"));
    this.near = /** @type {string} */ (meta.get("near")).split(" ");
    this.apart = /** @type {string} */ (meta.get("apart")).split(",");
    return this;
  }

  /**
   * Give the block of a row and its place there.
   * @param {number} row
   * @returns {[number, number]}
   */
  place(row) {
    return [Math.floor((row - 1) / this.blockRows), (row - 1) % this.blockRows];
  }

  /**
   * Give the blocks that have one of the rows.
   * @param {Rows} rows
   * @returns {number[]}
   */
  touched(rows) {
    /** @type {number[]} */
    const found = [];
    for (let first = 1; first <= this.size; first += this.blockRows) {
      if (rows.count(first, Math.min(this.size, first + this.blockRows - 1))) found.push((first - 1) / this.blockRows);
    }
    return found;
  }

  /** @param {number} year */
  inYear(year) {
    const held = this.years.find((one) => one.year === year);
    const rows = new Rows(this.size);
    return held ? rows.addRange(held.first, held.last) : rows;
  }

  /**
   * @param {string} kind
   * @param {string} value
   * @param {string[]} notes
   * @returns {Promise<Rows>}
   */
  async filtered(kind, value, notes) {
    if (kind === "from" || kind === "to") {
      if (/^\d{4}(-\d{1,2}){0,2}$/.test(value)) return this.between(kind, value);
      notes.push(say("{name}: needs a year, a month or a day; “{value}” is none and is passed over.", { name: kind, value }));
      return Rows.all(this.size);
    }
    const spelled = [value, value.toUpperCase(), value.toLowerCase()];
    const byCode = "SELECT id FROM facet WHERE kind = ? AND code IN (?, ?, ?) ORDER BY id";
    /** @type {number[]} */
    let ids = await this.database.ask((db) => db.selectValues(byCode, [this.kinds.indexOf(kind), ...spelled]));
    if (!ids.length) ids = await this.meant(kind, value);
    if (!ids.length) notes.push(say("No cable here has “{value}” as {name}.", { name: kind, value }));
    const rows = new Rows(this.size);
    const sql = "SELECT cables FROM posting WHERE rowid = ?";
    const place = this.kinds.indexOf(kind) * FAR;
    for (const packed of await this.database.askAll(ids.map((id) => (/** @type {Db} */ db) => db.selectValue(sql, place + id)))) unpack(packed, rows);
    return rows;
  }

  /**
   * Look a value up by its name or a part of it, or by a part of its code (`post:"rio de janeiro"`, `person:stewart`).
   * @param {string} kind
   * @param {string} value
   * @returns {Promise<number[]>}
   */
  async meant(kind, value) {
    const squeezed = value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
    const sql = `SELECT id FROM facet WHERE kind = ?1 AND (instr(lower(name), lower(?2)) OR (?3 <> '' AND instr(upper(code), ?3)))
                 ORDER BY id`;
    return this.database.ask((db) => db.selectValues(sql, [this.kinds.indexOf(kind), value, squeezed]));
  }

  /**
   * Rows are in the order of dates, those without one first: a date is a place in the rows.
   * @param {string} kind
   * @param {string} value
   * @returns {Promise<Rows>}
   */
  async between(kind, value) {
    const [year, month, day] = value.split("-").map(Number);
    const open = kind === "from" ? 0 : 99;
    const key = year * 10000 + (month ?? open) * 100 + (day ?? open);
    const [first, last, dated] = await this.database.ask((db) => [
      db.selectValue("SELECT first FROM day WHERE day >= ? ORDER BY day LIMIT 1", Math.max(key, 1)),
      db.selectValue("SELECT last FROM day WHERE day BETWEEN 1 AND ? ORDER BY day DESC LIMIT 1", key),
      db.selectValue("SELECT first FROM day WHERE day > 0 ORDER BY day LIMIT 1"),
    ]);
    const rows = new Rows(this.size);
    if (kind === "from") return first ? rows.addRange(first, this.size) : rows;
    return last ? rows.addRange(dated, last) : rows;
  }

  /**
   * Give ID and folder of rows: `[{id, folder}]`.
   * @param {number[]} rows
   * @returns {Promise<{ id: string, folder: string }[]>}
   */
  async ids(rows) {
    const held = [...new Set(rows.map((row) => this.place(row)[0]))];
    const serials = new Map((await this.blocks("serial", held)).map((data, at) => /** @type {[number, number[]]} */ ([held[at], numbers(data)])));
    const posts = new Map((await this.blocks("post", held)).map((data, at) => /** @type {[number, number[][]]} */ ([held[at], lists(data)])));
    /** @type {(place: [number, number]) => { serial: number, post: number }} */
    const read = ([block, at]) => ({
      serial: /** @type {number[]} */ (serials.get(block))[at],
      post: /** @type {number[][]} */ (posts.get(block))[at][0],
    });
    /** @type {Found[]} */
    const found = rows.map((row) => ({ row, ...read(this.place(row)) }));
    const regular = found.filter(({ serial }) => serial);
    const codes = await this.named("post", regular.map(({ post }) => post));
    regular.forEach((one, at) => Object.assign(one, this.spelled(one, codes[at].code)));
    const odd = found.filter(({ serial }) => !serial);
    const sql = "SELECT id, folder FROM odd_id WHERE rowid = ?";
    const written = await this.database.askAll(odd.map(({ row }) => (/** @type {Db} */ db) => db.selectObject(sql, row)));
    odd.forEach((one, at) => Object.assign(one, written[at]));
    return found.map(({ id, folder }) => /** @type {{ id: string, folder: string }} */ ({ id, folder }));
  }

  /**
   * @param {Found} found
   * @param {string} post
   */
  spelled({ row, serial }, post) {
    const { year } = /** @type {Year} */ (this.years.find(({ first, last }) => row >= first && row <= last));
    return { id: `${String(year % 100).padStart(2, "0")}${post}${serial}`, folder: String(year) };
  }

  /**
   * Give the questions whose answers lie where every list of results reads: to be asked beside others.
   * @returns {((db: Db) => unknown)[]}
   */
  common() {
    return [(db) => db.selectValue("SELECT code FROM facet WHERE kind = 0 AND id = 0")];
  }

  /**
   * Give code and name of values.
   * @param {string} kind
   * @param {number[]} ids
   * @returns {Promise<{ code: string, name: string }[]>}
   */
  async named(kind, ids) {
    const sql = "SELECT code, name FROM facet WHERE kind = ? AND id = ?";
    return this.once(kind, ids, (id) => (db) => db.selectObject(sql, [this.kinds.indexOf(kind), id]));
  }

  /**
   * Give the packed numbers of blocks of a kind.
   * @param {string} kind
   * @param {number[]} wanted
   * @returns {Promise<Uint8Array[]>}
   */
  async blocks(kind, wanted) {
    const near = this.near.indexOf(kind);
    const first = near < 0 ? this.apart.indexOf(kind) * FAR : this.apart.indexOf("") * FAR + near;
    const step = near < 0 ? 1 : this.near.length;
    const sql = "SELECT data FROM block WHERE rowid = ?";
    const packed = await this.once(`block ${kind}`, wanted, (block) => (db) => db.selectValue(sql, first + block * step));
    return Promise.all(packed.map(inflate));
  }

  /**
   * Give the answers for `ids`, each asked once.
   * @param {string} what
   * @param {number[]} ids
   * @param {(id: number) => (db: Db) => any} question
   * @returns {Promise<any[]>}
   */
  async once(what, ids, question) {
    const missing = [...new Set(ids)].filter((id) => !this.kept.has(`${what} ${id}`));
    const answers = await this.database.askAll(missing.map(question));
    missing.forEach((id, at) => this.kept.set(`${what} ${id}`, answers[at]));
    return ids.map((id) => this.kept.get(`${what} ${id}`));
  }
}
