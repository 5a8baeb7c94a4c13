// A read-only file system for SQLite over the chunks in memory. What is not there yet is noted and the read fails;
// it is fetched, and the question asked again.

import { say } from "../say.js";

/** @import { Sqlite3Static } from "@sqlite.org/sqlite-wasm" */
/** @import { Chunks } from "./chunks.js" */

/**
 * SQLite's database, as questions use it. A column is what `generator/search/schema.sql` says, which TypeScript does not read: hence `any`.
 * @typedef {object} Db
 * @property {(sql: string, bound?: any) => any} selectValue
 * @property {(sql: string, bound?: any) => any[]} selectValues
 * @property {(sql: string, bound?: any) => any} selectObject
 * @property {(sql: string, bound?: any) => any[]} selectObjects
 * @property {(sql: string, bound?: any) => any[][]} selectArrays
 * @property {(sql: string) => unknown} exec
 * @property {(sql: string) => Statement} prepare
 */

/** @typedef {{ bind: (values: any) => unknown, step: () => boolean, getInt: (column: number) => any, finalize: () => unknown }} Statement */

/**
 * Chunks that a question needs and memory lacks; `met` where the last read failed for one.
 * @typedef {{ chunks: Set<number>, met: boolean }} Missing
 */

const NAME = "chunks";
const MOST_TRIES = 500;

/** Opens the index and answers functions over it. */
export class Database {
  /**
   * @param {Sqlite3Static} sqlite3
   * @param {Chunks} chunks
   */
  constructor(sqlite3, chunks) {
    this.chunks = chunks;
    /** @type {Missing} */
    this.missing = { chunks: new Set(), met: false };
    install(sqlite3, chunks, this.missing);
    /** @type {Db} */
    this.db = new sqlite3.oo1.DB(`file:index?vfs=${NAME}&immutable=1`, "r");
    this.setUp = false;
  }

  /**
   * Give `question(db)`, asked as often as chunks are missing; it must only read.
   * @template T
   * @param {(db: Db) => T} question
   * @returns {Promise<T>}
   */
  async ask(question) {
    return (await this.askAll([question]))[0];
  }

  /**
   * Give the answers of several questions; what they miss is fetched side by side.
   * @template T
   * @param {((db: Db) => T)[]} questions
   * @returns {Promise<T[]>}
   */
  async askAll(questions) {
    /** @type {T[]} */
    const answers = [];
    let open = [...questions.keys()];
    for (let tries = 0; tries < MOST_TRIES && open.length; tries += 1) {
      open = open.filter((place) => !this.answered(questions[place], answers, place));
      const wanted = [...this.missing.chunks];
      this.missing.chunks.clear();
      await this.chunks.load(wanted);
    }
    if (open.length) throw new Error(say("the search index could not be read"));
    return answers;
  }

  /**
   * Ask again and again, as chunks come, until `enough()`; tells whether the answer came to its end.
   * @param {(db: Db) => unknown} question
   * @param {() => boolean} enough
   */
  async askUntil(question, enough) {
    while (!enough()) {
      if (this.answered(question, [], 0)) return true;
      const wanted = [...this.missing.chunks];
      this.missing.chunks.clear();
      await this.chunks.load(wanted);
    }
    return false;
  }

  /**
   * @template T
   * @param {(db: Db) => T} question
   * @param {T[]} answers
   * @param {number} place
   */
  answered(question, answers, place) {
    this.missing.met = false;
    try {
      if (!this.setUp) {
        this.db.exec("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384");
        this.setUp = true;
      }
      answers[place] = question(this.db);
      return true;
    } catch (error) {
      if (!this.missing.met) throw error;
      return false;
    }
  }
}

/**
 * @param {Sqlite3Static} sqlite3
 * @param {Chunks} chunks
 * @param {Missing} missing
 */
function install(sqlite3, chunks, missing) {
  // of the structures SQLite's types leave out the members as C has them (`$iVersion`) and say more of results than there is
  const capi = /** @type {any} */ (sqlite3.capi);
  const { wasm } = sqlite3;
  const { chunk, size } = chunks.manifest;
  const io = new capi.sqlite3_io_methods();
  const vfs = new capi.sqlite3_vfs();
  const host = new capi.sqlite3_vfs(capi.sqlite3_vfs_find(null));
  io.$iVersion = 1;
  vfs.$iVersion = 2;
  vfs.$szOsFile = capi.sqlite3_file.structInfo.sizeof;
  vfs.$mxPathname = 1024;
  vfs.$xRandomness = host.$xRandomness;
  vfs.$xSleep = host.$xSleep;
  host.dispose();
  sqlite3.vfs.installVfs({
    io: {
      struct: io,
      methods: {
        xClose: () => 0,
        xRead: (_file, to, count, offset) => read(to, count, Number(offset)),
        xWrite: () => capi.SQLITE_READONLY,
        xTruncate: () => capi.SQLITE_READONLY,
        xSync: () => 0,
        xFileSize: (_file, out) => (wasm.poke(out, size, "i64"), 0),
        xLock: () => 0,
        xUnlock: () => 0,
        xCheckReservedLock: (_file, out) => (wasm.poke(out, 0, "i32"), 0),
        xFileControl: () => capi.SQLITE_NOTFOUND,
        xSectorSize: () => /** @type {any} */ (chunk), // bytes, which SQLite's types take for a result
        xDeviceCharacteristics: () => capi.SQLITE_IOCAP_IMMUTABLE,
      },
    },
    vfs: {
      struct: vfs,
      name: NAME,
      methods: {
        xOpen: (_vfs, _name, file, _flags, out) => {
          const opened = new capi.sqlite3_file(file);
          opened.$pMethods = io.pointer;
          opened.dispose();
          if (out) wasm.poke(out, capi.SQLITE_OPEN_READONLY, "i32");
          return 0;
        },
        xDelete: () => 0,
        xAccess: (_vfs, _name, _flags, out) => (wasm.poke(out, 0, "i32"), 0),
        xFullPathname: (_vfs, name, most, out) => (wasm.cstrncpy(out, name, most) < most ? 0 : capi.SQLITE_CANTOPEN),
        xCurrentTime: (_vfs, out) => (wasm.poke(out, 2440587.5 + Date.now() / 864e5, "double"), 0),
        xGetLastError: () => 0,
      },
    },
  });

  /**
   * @param {number | bigint} to
   * @param {number} count
   * @param {number} offset
   */
  function read(to, count, offset) {
    const target = wasm.heap8u().subarray(Number(to), Number(to) + count);
    let done = 0;
    while (done < count && offset + done < size) {
      const number = Math.floor((offset + done) / chunk);
      const held = chunks.get(number);
      if (!held) {
        missing.chunks.add(number);
        missing.met = true;
        return capi.SQLITE_IOERR_READ;
      }
      const start = offset + done - number * chunk;
      const part = held.subarray(start, Math.min(chunk, start + count - done));
      target.set(part, done);
      done += part.length;
    }
    if (done === count) return 0;
    target.fill(0, done);
    return capi.SQLITE_IOERR_SHORT_READ;
  }
}
