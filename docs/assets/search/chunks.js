// Chunks of the index: in memory, in the browser's cache, or fetched; more at a time where reading goes on in sequence.

const AHEAD = 8; // chunks fetched at once where the reading is plainly sequential
const KEPT = "cable-search-"; // name of the cache, before the index's own

/** The chunk files of one index. */
export class Chunks {
  constructor(root, manifest) {
    this.root = root;
    this.manifest = manifest;
    this.held = new Map();
    this.expected = -1; // the chunk that would go on the sequence
    this.inSequence = 0; // how often it came to that
    this.requests = 0;
    this.bytes = 0;
  }

  /** Read the manifest beside the chunks and open the cache. */
  static async open(root) {
    const answer = await fetch(new URL("manifest.json", root));
    if (!answer.ok) throw new Error(`the search index is not there (${answer.status})`);
    const chunks = new Chunks(root, await answer.json());
    chunks.cache = await openCache(chunks.manifest.folder);
    return chunks;
  }

  get count() {
    return Math.ceil(this.manifest.size / this.manifest.chunk);
  }

  /** Give a chunk that is in memory, or undefined. */
  get(number) {
    return this.held.get(number);
  }

  /** Bring chunks into memory, and those that a sequence will want next. */
  async load(wanted) {
    const asked = new Set(wanted);
    for (const number of wanted) {
      this.inSequence = number === this.expected ? this.inSequence + 1 : 0;
      const window = Math.min(2 ** Math.max(0, this.inSequence - 1), AHEAD); // many lists end in the chunk after their first
      for (let at = 0; at < window; at += 1) asked.add(number + at);
      this.expected = number + window;
    }
    const missing = [...asked].filter((number) => number < this.count && !this.held.has(number));
    await Promise.all(missing.map((number) => this.fetch(number)));
  }

  async fetch(number) {
    const name = `${this.manifest.folder}/${number.toString(16).padStart(4, "0")}.bin`;
    const url = new URL(name, this.root);
    const kept = await this.cache?.match(url);
    const answer = kept ?? (await fetch(url));
    if (!answer.ok) throw new Error(`a part of the search index is not there (${answer.status})`);
    if (!kept) {
      this.requests += 1;
      await this.cache?.put(url, answer.clone()).catch(() => {}); // a full cache is no reason to fail
    }
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!kept) this.bytes += bytes.length;
    this.held.set(number, bytes);
  }
}

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
