// Answering a query: sets of rows from the word lists and the filters, their order, the values to filter by.

import { Rows } from "./bits.js";
import { compile } from "./compile.js";
import { each, lists, numbers, unpack } from "./packed.js";
import { readQuery, shown } from "./query.js";

export const MOST_RANKED = 2000; // matches above which newest first comes at once: relevance would read the whole lists
export const MOST_TAKEN = 1000; // results that a reader takes along as a file
const DAMPED = 0.125; // a text four times as long needs 1.4 times the score (lengths are twice a binary logarithm)
const WEIGHTS = "8.0, 3.0, 2.0, 1.0, 2.0"; // subject, summary, comment, body, people

/** Answers searches over one index. */
export class Search {
  constructor(database) {
    this.database = database;
    this.kept = new Map();
  }

  /** Read what every search needs. */
  async open() {
    this.years = await this.database.ask((db) => db.selectObjects("SELECT year, first, last FROM year ORDER BY year"));
    const meta = await this.database.ask((db) => new Map(db.selectArrays("SELECT key, value FROM meta")));
    this.size = Number(meta.get("cables"));
    this.blockRows = Number(meta.get("block_rows"));
    this.kinds = meta.get("kinds").split(" ");
    this.last = null;
    this.ordered = [];
    return this;
  }

  /**
   * Answer `{query, filters, sort, from, count}`: `filters` as `{tag: ["PGOV"], year: ["2008"]}`, `sort` as `relevance`,
   * `newest` or `oldest` (none: the best that is cheap). Gives `{count, rows: [id], sort, ranked, notes, years, shown}`.
   */
  async find({ query, filters = {}, sort = "", from = 0, count = 10 }) {
    const { node, notes } = readQuery(query);
    const matches = node ? await this.rows(node, notes) : Rows.all(this.size);
    const open = new Rows(this.size).or(matches);
    for (const [kind, values] of Object.entries(filters)) {
      if (values.length) open.and(await this.anyOf(kind, values, notes));
    }
    const total = open.count();
    const ranking = rankable(node);
    const cheap = Boolean(ranking) && matches.count() <= MOST_RANKED;
    const order = sort || (cheap ? "relevance" : "newest");
    const ranked = order === "relevance" && Boolean(ranking);
    this.ordered = ranked
      ? (await this.byRelevance(ranking)).filter((row) => open.has(row))
      : slice(open.rows(order === "oldest"), 0, Math.max(MOST_TAKEN, from + count));
    this.last = open;
    return {
      count: total,
      of: this.size,
      rows: await this.ids(this.ordered.slice(from, from + count)),
      sort: ranked ? "relevance" : order === "relevance" ? "newest" : order,
      ranked: Boolean(ranking),
      many: !cheap && Boolean(ranking),
      notes,
      years: this.years.map(({ year, first, last }) => [year, open.count(first, last)]),
      shown: shown(node),
    };
  }

  /** Count the values of a kind in the last answer, the most frequent first: `[{code, name, cables}]`. */
  async values(kind, most = 12) {
    const counts = new Map();
    const rows = this.last ?? Rows.all(this.size);
    for (let block = 0; block * this.blockRows < this.size; block += 1) {
      const first = block * this.blockRows + 1;
      if (!rows.count(first, Math.min(this.size, first + this.blockRows - 1))) continue;
      each(await this.block(kind, block), first, (row, values) => {
        if (rows.has(row)) for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      });
    }
    const best = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, most);
    const found = [];
    for (const [id, cables] of best) found.push({ ...(await this.value(kind, id)), cables });
    return found;
  }

  /** Give the rows that a tree matches. */
  async rows(node, notes) {
    const whole = compile(node);
    if (whole) return this.matching(whole);
    if (node.filter) return this.filtered(node.filter, node.value, notes);
    if (node.not) return (await this.rows(node.not, notes)).not();
    if (node.in) return this.matching(compile(node.in) ?? { match: '""', plain: false });
    const [wordy, other] = split(node.all ?? node.any);
    const parts = [];
    if (wordy.length) parts.push(await this.matching(compile(node.all ? { all: wordy } : { any: wordy })));
    for (const one of other) parts.push(await this.rows(one, notes));
    return parts.reduce((left, right) => (node.all ? left.and(right) : left.or(right)));
  }

  async matching({ match, plain }) {
    const table = plain ? "word" : "text";
    return this.database.ask((db) => {
      const rows = new Rows(this.size);
      const statement = db.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ?`);
      try {
        statement.bind(1, match);
        while (statement.step()) rows.add(statement.getInt(0));
      } finally {
        statement.finalize();
      }
      return rows;
    });
  }

  /** Order by bm25, in which every cable counts as equally long, times a factor for its length; of equals the newest first. */
  async byRelevance({ match }) {
    const sql = `SELECT rowid, bm25(text, ${WEIGHTS}) FROM text WHERE text MATCH ?`;
    const scored = await this.database.ask((db) => db.selectArrays(sql, match));
    for (const one of scored) one[1] *= 2 ** (-DAMPED * (await this.length(one[0])));
    scored.sort((one, other) => one[1] - other[1] || other[0] - one[0]);
    return scored.map(([row]) => row);
  }

  async length(row) {
    const block = Math.floor((row - 1) / this.blockRows);
    const bytes = await this.block("length", block);
    return bytes[(row - 1) % this.blockRows];
  }

  async anyOf(kind, values, notes) {
    let found = new Rows(this.size);
    for (const value of values) {
      found = found.or(kind === "year" ? this.inYear(Number(value)) : await this.filtered(kind, value, notes));
    }
    return found;
  }

  inYear(year) {
    const held = this.years.find((one) => one.year === year);
    const rows = new Rows(this.size);
    return held ? rows.addRange(held.first, held.last) : rows;
  }

  async filtered(kind, value, notes) {
    if (kind === "from" || kind === "to") return this.between(kind, value);
    const spelled = [value, value.toUpperCase(), value.toLowerCase()];
    const byCode = "SELECT id FROM facet WHERE kind = ? AND code IN (?, ?, ?) ORDER BY id";
    let ids = await this.database.ask((db) => db.selectValues(byCode, [kind, ...spelled]));
    if (!ids.length) ids = await this.named(kind, value);
    if (!ids.length) notes.push(`No cable here has the ${kind} “${value}”.`);
    const rows = new Rows(this.size);
    const sql = "SELECT cables FROM posting WHERE rowid = ?";
    for (const id of ids) unpack(await this.database.ask((db) => db.selectValue(sql, this.rowid(kind, id))), rows);
    return rows;
  }

  /** Look a value up by its name or a part of it, or by a part of its code (`post:"rio de janeiro"`, `person:stewart`). */
  async named(kind, value) {
    const squeezed = value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
    const sql = `SELECT id FROM facet WHERE kind = ?1 AND (instr(lower(name), lower(?2)) OR (?3 <> '' AND instr(upper(code), ?3)))
                 ORDER BY id`;
    return this.database.ask((db) => db.selectValues(sql, [kind, value, squeezed]));
  }

  rowid(kind, number) {
    return this.kinds.indexOf(kind) * 2 ** 32 + number;
  }

  /** Rows are in the order of dates, those without one first: a date is a place in the rows. */
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

  /** Give ID and folder of rows: `[{id, folder}]`. */
  async ids(rows) {
    const found = [];
    for (const row of rows) found.push(await this.id(row));
    return found;
  }

  async id(row) {
    const block = Math.floor((row - 1) / this.blockRows);
    const at = (row - 1) % this.blockRows;
    const serial = (await this.decoded("serial", block, numbers))[at];
    if (!serial) return this.database.ask((db) => db.selectObject("SELECT id, folder FROM odd_id WHERE rowid = ?", row));
    const [post] = (await this.decoded("post", block, lists))[at];
    const { year } = this.years.find(({ first, last }) => row >= first && row <= last);
    const id = `${String(year % 100).padStart(2, "0")}${(await this.value("post", post)).code}${serial}`;
    return { id, folder: String(year) };
  }

  /** Give a line for each cable of the last answer, in its order, at most `most`: `[{id, folder, date, title, origin}]`. */
  async lines(most) {
    const sql = "SELECT id, folder, date, title, origin FROM cable WHERE rowid = ?";
    const found = [];
    for (const row of this.ordered.slice(0, most)) {
      found.push(await this.database.ask((db) => db.selectObject(sql, row)));
    }
    return found;
  }

  async value(kind, id) {
    const key = `${kind} ${id}`;
    if (!this.kept.has(key)) {
      const sql = "SELECT code, name FROM facet WHERE kind = ? AND id = ?";
      this.kept.set(key, await this.database.ask((db) => db.selectObject(sql, [kind, id])));
    }
    return this.kept.get(key);
  }

  /** Give a block read by `how`, which is done once. */
  async decoded(kind, block, how) {
    const key = `decoded ${kind} ${block}`;
    if (!this.kept.has(key)) this.kept.set(key, how(await this.block(kind, block)));
    return this.kept.get(key);
  }

  async block(kind, block) {
    const key = `block ${kind} ${block}`;
    if (!this.kept.has(key)) {
      const sql = "SELECT data FROM block WHERE rowid = ?";
      this.kept.set(key, await this.database.ask((db) => db.selectValue(sql, this.rowid(kind, block))));
    }
    return this.kept.get(key);
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
