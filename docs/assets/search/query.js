// The query language. A query is never an error: what cannot be read is explained in `notes` and searched as plain words.
//
//   query  = any ; any = all {"OR" all} ; all = one {["AND"] one}
//   one    = ("NOT" | "-") one | "(" any ")" | near | [field ":"] (phrase | word["*"]) | filter ":" (value | "quoted value")
//   near   = "NEAR(" (word | phrase) {(word | phrase)} ["," number] ")"
//   field  = subject | summary | comment | body | people
//   filter = tag | post | level | caption | source | person | from | to

import { say } from "../say.js";
import { wordsOf } from "./words.js";

/**
 * A query as a tree. A node has one of `words` (a word, or a phrase of several; `prefix` of the last), `near` (phrases within `distance`
 * words), `in` (with its `field`), `any`, `all`, `not`, and `filter` (with its `value`).
 * @typedef {object} Tree
 * @property {string[]} [words]
 * @property {boolean} [prefix]
 * @property {string[][]} [near]
 * @property {number} [distance]
 * @property {string} [field]
 * @property {Tree} [in]
 * @property {Tree[]} [any]
 * @property {Tree[]} [all]
 * @property {Tree} [not]
 * @property {string} [filter]
 * @property {string} [value]
 */

/** @typedef {{ words: string[], prefix: boolean }} Shown */
/** @typedef {{ kind: string, text: string }} Token */

export const FIELDS = ["subject", "summary", "comment", "body", "people"];
export const FILTERS = ["tag", "post", "level", "caption", "source", "person", "from", "to"];

const TOKEN = /\s*(?:(NEAR)\s*\(|([()])|(-)?([\p{L}]+):(?=\S)|(-)?"([^"]*)("?)|(-)?([^\s()"]+))/uy;
const NEAR_DISTANCE = 10;
const DATE = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;

/**
 * Read a query: `{node, notes}`; `node` is null where the query says nothing.
 * @param {string} text
 * @returns {{ node: Tree | null, notes: string[] }}
 */
export function readQuery(text) {
  /** @type {string[]} */
  const notes = [];
  const reader = new Reader(tokens(text, notes), notes);
  let node = reader.any();
  while (!reader.done) {
    notes.push(say("A closing bracket stands alone and is passed over."));
    reader.next();
    node = both(node, reader.any());
  }
  return { node, notes };
}

/**
 * Give the words and phrases that a match has to show: `[{words: [...], prefix}]`, those under NOT left out.
 * @param {Tree | null | undefined} node
 * @returns {Shown[]}
 */
export function shown(node) {
  if (!node) return [];
  if (node.words) return [{ words: node.words, prefix: Boolean(node.prefix) }];
  if (node.near) return node.near.map((near) => ({ words: near, prefix: false }));
  if (node.not || node.filter) return [];
  return (node.all ?? node.any ?? [node.in]).flatMap((one) => shown(one));
}

/**
 * Give a tree that means `field:(node)` with the field at its words: a filter in it is not of the field.
 * @param {string} field
 * @param {Tree} node
 * @returns {Tree}
 */
export function within(field, node) {
  if (node.filter) return node;
  if (node.not) return { not: within(field, node.not) };
  if (node.all) return { all: node.all.map((one) => within(field, one)) };
  if (node.any) return { any: node.any.map((one) => within(field, one)) };
  if (node.in && !node.in.words && !node.in.near) return within(field, within(/** @type {string} */ (node.field), node.in));
  return { field, in: node };
}

/**
 * @param {string} text
 * @param {string[]} notes
 */
function tokens(text, notes) {
  /** @type {Token[]} */
  const found = [];
  TOKEN.lastIndex = 0;
  let match;
  while ((match = TOKEN.exec(text)) && match[0]) {
    const [, near, bracket, minus1, name, minus2, phrase, closed, minus3, word] = match;
    if (minus1 || minus2 || minus3) found.push({ kind: "NOT", text: "" });
    if (near) found.push({ kind: "NEAR", text: "" });
    else if (bracket) found.push({ kind: bracket, text: "" });
    else if (name) found.push({ kind: "name", text: name });
    else if (phrase !== undefined) {
      if (!closed) notes.push(say("A quotation mark is not closed; the phrase is taken to the end."));
      found.push({ kind: "phrase", text: phrase });
    } else if (word === "AND" || word === "OR" || word === "NOT") found.push({ kind: word, text: "" });
    else found.push({ kind: "word", text: word });
  }
  return found;
}

class Reader {
  /**
   * @param {Token[]} found
   * @param {string[]} notes
   */
  constructor(found, notes) {
    this.found = found;
    this.notes = notes;
    this.at = 0;
  }

  get done() {
    return this.at >= this.found.length;
  }

  get kind() {
    return this.found[this.at]?.kind;
  }

  next() {
    return this.found[this.at++];
  }

  /** @returns {Tree | null} */
  any() {
    const held = [this.all()];
    while (this.kind === "OR") {
      this.next();
      held.push(this.all());
    }
    const real = held.filter((one) => one !== null);
    if (real.length < held.length) this.notes.push(say("OR joins two sides; one of them is empty and is passed over."));
    return real.length > 1 ? { any: real } : real[0] ?? null;
  }

  /** @returns {Tree | null} */
  all() {
    /** @type {Tree | null} */
    let node = null;
    let joined = false;
    while (!this.done && this.kind !== "OR" && this.kind !== ")") {
      if (this.kind === "AND") {
        if (!node || joined) this.notes.push(say("AND joins two sides; one of them is empty and is passed over."));
        joined = Boolean(node);
        this.next();
        continue;
      }
      node = both(node, this.one());
      joined = false;
    }
    if (joined) this.notes.push(say("AND joins two sides; one of them is empty and is passed over."));
    return node;
  }

  /** @returns {Tree | null} */
  one() {
    const token = this.next();
    switch (token.kind) {
      case "NOT":
        return this.negated();
      case "(":
        return this.group();
      case "NEAR":
        return this.near();
      case "name":
        return this.named(token.text);
      default:
        return words(token);
    }
  }

  /** @returns {Tree | null} */
  negated() {
    const node = this.done || this.kind === ")" || this.kind === "OR" ? null : this.one();
    if (!node) this.notes.push(say("NOT stands before nothing and is passed over."));
    return node ? { not: node } : null;
  }

  /** @returns {Tree | null} */
  group() {
    const node = this.any();
    if (this.kind === ")") this.next();
    else this.notes.push(say("A bracket is not closed; it is taken to reach to the end."));
    return node;
  }

  /** @returns {Tree | null} */
  near() {
    /** @type {string[][]} */
    const phrases = [];
    let distance = NEAR_DISTANCE;
    while (!this.done && this.kind !== ")") {
      const token = this.next();
      const [first, last] = token.text.split(/,(?=\d*$)/);
      if (last !== undefined && last !== "") distance = Number(last);
      else if (/^\d+$/.test(first) && phrases.length > 1 && this.kind === ")") {
        distance = Number(first);
        continue;
      }
      const held = wordsOf(first ?? "");
      if (held.length) phrases.push(held);
    }
    if (this.kind === ")") this.next();
    else this.notes.push(say("NEAR( is not closed; it is taken to reach to the end."));
    if (phrases.length > 1) return { near: phrases, distance };
    this.notes.push(say("NEAR needs two words or phrases, as in NEAR(visa fee, 5)."));
    return phrases.length ? { words: phrases[0] } : null;
  }

  /**
   * @param {string} written
   * @returns {Tree | null}
   */
  named(written) {
    const name = written.toLowerCase();
    if (FIELDS.includes(name)) return this.within(name);
    if (FILTERS.includes(name)) return this.filter(name);
    this.notes.push(say("There is no field “{name}”; the words are searched as they are.", { name: written }));
    return { words: wordsOf(written) };
  }

  /**
   * @param {string} field
   * @returns {Tree | null}
   */
  within(field) {
    if (this.done || ["OR", "AND", ")"].includes(this.kind)) {
      this.notes.push(say("{name}: stands before nothing and is passed over.", { name: field }));
      return null;
    }
    const node = this.one();
    return node && { field, in: node };
  }

  /**
   * @param {string} name
   * @returns {Tree | null}
   */
  filter(name) {
    const value = this.kind === "word" || this.kind === "phrase" ? this.next().text : "";
    if (!value) {
      this.notes.push(say("{name}: needs a value, as in {example}.", { name, example: `${name}:${EXAMPLES[name]}` }));
      return null;
    }
    if ((name === "from" || name === "to") && !DATE.test(value)) {
      this.notes.push(say("{name}: needs a year, a month or a day, as in {example}; “{value}” is searched as words.", { name, value, example: `${name}:${EXAMPLES[name]}` }));
      return { words: wordsOf(value) };
    }
    return { filter: name, value };
  }
}

/** @type {Record<string, string>} */
const EXAMPLES = {
  tag: "PGOV", post: "minsk", level: "secret", caption: "SIPDIS", source: "2010-page", person: "karen-stewart",
  from: "2008-01", to: "2009",
};

/**
 * @param {Token} token
 * @returns {Tree | null}
 */
function words(token) {
  const held = wordsOf(token.text);
  if (!held.length) return null;
  return token.kind === "word" && token.text.endsWith("*") ? { words: held, prefix: true } : { words: held };
}

/**
 * @param {Tree | null} one
 * @param {Tree | null} other
 * @returns {Tree | null}
 */
function both(one, other) {
  if (!one || !other) return one ?? other;
  return one.all ? { all: [...one.all, other] } : { all: [one, other] };
}
