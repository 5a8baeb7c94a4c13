// The engine's own thread: loads SQLite, opens the index, answers one question after the other.

// a read that has to wait for a chunk fails first: that is no cause for a line in the console
Object.assign(self, { sqlite3ApiConfig: { warn: () => {}, error: () => {}, log: () => {}, debug: () => {} } });

import sqlite3InitModule from "../sqlite/sqlite3.mjs";
import { Chunks } from "./chunks.js";
import { Search } from "./search.js";
import { Database } from "./vfs.js";

/** @import { Sqlite3Static } from "@sqlite.org/sqlite-wasm" */

/** @type {Promise<Search> | null} */
let opened = null;
/** @type {Chunks | null} */
let chunks = null;

/** @param {URL} root */
async function open(root) {
  const [module, found] = await Promise.all([sqlite3InitModule({ print: () => {}, printErr: () => {} }), Chunks.open(root)]);
  const sqlite3 = /** @type {Sqlite3Static} */ (/** @type {unknown} */ (module));
  chunks = found;
  await chunks.bring(new Set([0, 1, 2, chunks.count - 1])); // the roots of all tables; the way into the word lists ends the file
  return new Search(new Database(sqlite3, chunks)).open();
}

/** @param {any} message a question as `client.js` asks it */
async function answer({ ask, root, ...question }) {
  opened ??= open(root);
  const search = await opened;
  if (ask === "find") return search.find(question);
  if (ask === "lines") return search.lines(question.most);
  if (ask === "values") return search.values(question.kind, question.most);
  return { size: search.size };
}

let last = Promise.resolve();

self.addEventListener("message", ({ data: { number, ...question } }) => {
  last = last.then(async () => {
    try {
      const found = await answer(question);
      self.postMessage({ number, found, cost: { requests: chunks?.requests, bytes: chunks?.bytes } });
    } catch (error) {
      opened = opened && chunks ? opened : null;
      self.postMessage({ number, failed: String(error instanceof Error ? error.message : error) });
    }
  });
});
