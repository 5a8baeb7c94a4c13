// The page's side of the engine: starts it when a reader first searches, and asks it.

import { say } from "../say.js";

/** @import { Answer, Line, Question, Value } from "./search.js" */

/** @typedef {{ resolve: (found: any) => void, reject: (why: Error) => void }} Waiting */

/** @typedef {{ requests: number, bytes: number }} Cost */

const WORKER = new URL("worker.js", import.meta.url);

/** Say why search cannot run here, or null where it can. */
export function obstacle() {
  if (typeof WebAssembly !== "object") return say("This browser has no WebAssembly, which searching here needs.");
  if (typeof Worker !== "function") return say("This browser has no workers, which searching here needs.");
  if (typeof DecompressionStream !== "function") return say("This browser is too old for searching here.");
  return null;
}

/** One engine: `find(question)` and `values(kind)` give promises. */
export class Client {
  /** @param {URL} root of the index */
  constructor(root) {
    this.root = String(root);
    /** @type {Map<number, Waiting>} by number: what is found is typed by who asked */
    this.waiting = new Map();
    this.number = 0;
    /** @type {Cost | null} */
    this.cost = null;
    this.worker = new Worker(WORKER, { type: "module" });
    this.worker.addEventListener("message", ({ data }) => this.heard(data));
    this.worker.addEventListener("error", (event) => this.broken(event.message || say("the search engine could not be loaded")));
  }

  /**
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  find(question) {
    return this.ask({ ask: "find", ...question });
  }

  /**
   * @param {string} kind
   * @param {number} [most]
   * @returns {Promise<Value[]>}
   */
  values(kind, most) {
    return this.ask({ ask: "values", kind, most });
  }

  /**
   * @param {number} most
   * @returns {Promise<Line[]>}
   */
  lines(most) {
    return this.ask({ ask: "lines", most });
  }

  /** @returns {Promise<{ size: number }>} */
  ready() {
    return this.ask({ ask: "open" });
  }

  /**
   * @param {object} question
   * @returns {Promise<any>}
   */
  ask(question) {
    const number = (this.number += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.worker.postMessage({ number, root: this.root, ...question });
    });
  }

  /** @param {{ number: number, found?: unknown, failed?: string, cost?: Cost }} message */
  heard({ number, found, failed, cost }) {
    const { resolve, reject } = /** @type {Waiting} */ (this.waiting.get(number));
    this.waiting.delete(number);
    this.cost = cost ?? this.cost;
    if (failed === undefined) resolve(found);
    else reject(new Error(failed));
  }

  /** @param {string} message */
  broken(message) {
    for (const { reject } of this.waiting.values()) reject(new Error(message));
    this.waiting.clear();
  }
}
