// Chunks of the index: in memory, in the browser's cache, or fetched; more at a time where reading goes on in sequence.

import { say } from "../say.js";

/**
 * What `manifest.json` says of the index: bytes of all chunks and of one, and the folder of this edition.
 * @typedef {{ size: number, chunk: number, folder: string }} Manifest
 */

/**
 * A sequence of reads: which way, and how often it went on.
 * @typedef {{ step: number, length: number }} Run
 */

const AHEAD = 8; // chunks fetched at once where the reading is plainly sequential
const KEPT = "cable-search-"; // name of the cache, before the index's own

/** The chunk files of one index. */
export class Chunks {
  /**
   * @param {URL} root
   * @param {Manifest} manifest
   */
  constructor(root, manifest) {
    this.root = root;
    this.manifest = manifest;
    /** @type {Map<number, Uint8Array>} */
    this.held = new Map();
    /** @type {Map<number, Run>} */
    this.runs = new Map(); // by the chunk that would go on a sequence: which way, and how often it did
    /** @type {Cache | null | undefined} */
    this.cache = null;
    this.requests = 0;
    this.bytes = 0;
  }

  /**
   * Read the manifest beside the chunks and open the cache.
   * @param {URL} root
   */
  static async open(root) {
    const answer = await fetch(new URL("manifest.json", root));
    if (!answer.ok) throw new Error(say("the search index is not there ({status})", { status: answer.status }));
    const chunks = new Chunks(root, await answer.json());
    chunks.cache = await openCache(chunks.manifest.folder);
    return chunks;
  }

  get count() {
    return Math.ceil(this.manifest.size / this.manifest.chunk);
  }

  /**
   * Give a chunk that is in memory, or undefined.
   * @param {number} number
   */
  get(number) {
    return this.held.get(number);
  }

  /**
   * Bring chunks into memory, and those that a sequence will want next, upwards or downwards.
   * @param {number[]} wanted
   */
  async load(wanted) {
    /** @type {Set<number>} */
    const asked = new Set();
    const runs = wanted.map((number) => this.runs.get(number)); // of earlier calls: what is wanted at once is no sequence
    for (const [at, number] of wanted.entries()) {
      for (const next of this.goOn(number, runs[at])) asked.add(next);
    }
    await this.bring(asked);
  }

  /**
   * Give the chunks to fetch for one, twice as many each time that its sequence goes on.
   * @param {number} number
   * @param {Run | undefined} run
   */
  goOn(number, run) {
    this.runs.delete(number);
    if (!run) {
      for (const step of [1, -1]) this.runs.set(number + step, { step, length: 1 });
      return [number];
    }
    const window = Math.min(2 ** (run.length - 1), AHEAD); // many lists end in the chunk after their first
    this.runs.set(number + window * run.step, { step: run.step, length: run.length + 1 });
    return Array.from({ length: window }, (_, at) => number + at * run.step);
  }

  /**
   * Bring chunks into memory, and no others.
   * @param {Iterable<number>} numbers
   */
  async bring(numbers) {
    const missing = [...numbers].filter((number) => number >= 0 && number < this.count && !this.held.has(number));
    await Promise.all(missing.map((number) => this.fetch(number)));
  }

  /** @param {number} number */
  async fetch(number) {
    const name = `${this.manifest.folder}/${number.toString(16).padStart(4, "0")}.bin`;
    const url = new URL(name, this.root);
    const kept = await this.cache?.match(url);
    const answer = kept ?? (await fetch(url));
    if (!answer.ok) throw new Error(say("a part of the search index is not there ({status})", { status: answer.status }));
    if (!kept) {
      this.requests += 1;
      await this.cache?.put(url, answer.clone()).catch(() => {}); // a full cache is no reason to fail
    }
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!kept) this.bytes += bytes.length;
    this.held.set(number, bytes);
  }
}

/** @param {string} folder */
async function openCache(folder) {
  try {
    for (const name of await caches.keys()) {
      if (name.startsWith(KEPT) && name !== KEPT + folder) await caches.delete(name);
    }
    return await caches.open(KEPT + folder);
  } catch {
    return null; // private windows and pages opened from disk have none
  }
}
