// Finds cable numbers in a text and looks them up in the files below data/ids/. Nothing leaves the browser.
// The spellings of posts and the rules of years come from data/ids/spellings.json, made with the site.

import { say } from "./say.js";

/**
 * The grammar of numbers, made of `generator/vocabulary/data/number_grammar.csv`: of each pattern its source and its flags; lengths in characters.
 * @typedef {object} Grammar
 * @property {Record<string, [string, string]>} patterns
 * @property {number} words the most words of a post's name
 * @property {number} window before a serial
 * @property {number} longestGap between post and serial
 * @property {number} short letters of a post that is one only in capitals
 * @property {number} unknown letters that a post needs which no table knows
 */

/**
 * What `data/ids/spellings.json` holds.
 * @typedef {object} Rules
 * @property {Record<string, string>} names code of a post by the letters of each of its names
 * @property {Record<string, string>} series code under which a post's numbers run, where that is another's
 * @property {string} prefix pattern of what stands before a post's name: AMEMBASSY
 * @property {number} cut letters of a name in the archive of 1973-79
 * @property {number} firstYear
 * @property {Grammar} grammar
 */

/**
 * A pattern by use: for all matches, for one at a place, for the first.
 * @typedef {{ all: RegExp, here: RegExp, found: RegExp }} Pattern
 */

/** @typedef {{ year: number | null, post: string, serial: number }} CableNumber */
/** @typedef {CableNumber & { start: number, end: number }} PlacedNumber */
/** @typedef {CableNumber & { written: string }} WrittenNumber */
/** @typedef {{ written: string, id: string, says: string, links: { id: string, address: string }[] }} Row */

/**
 * A file of numbers: serials as differences, each to the one before, and the IDs of further texts by serial.
 * @typedef {{ held: number[], cited: number[], others: Record<string, string[]> }} Part
 */

// in an address a year stands behind a slash, and the post follows at once: .../2007/10/07OSLO1032.html
const YEAR_IN_ADDRESS = /(?<=\/)(?<year>(?:19|20)?\d\d)$/;
const SECTION = /S?ECTION ?\d{1,2} ?OF ?\d{1,2} ?/gi;

/** @type {WeakMap<Rules, Record<string, Pattern>>} */
const compiled = new WeakMap();

/**
 * The patterns of the grammar of numbers, with `flags` for how each is used.
 * @param {Rules} rules
 * @returns {Record<string, Pattern>}
 */
function patternsOf(rules) {
  let made = compiled.get(rules);
  if (!made) {
    made = {};
    for (const [name, [source, flags]] of Object.entries(rules.grammar.patterns)) {
      made[name] = {
        all: new RegExp(source, `g${flags}`), here: new RegExp(source, `y${flags}`), found: new RegExp(source, flags),
      };
    }
    compiled.set(rules, made);
  }
  return made;
}

/**
 * Match a pattern at a place of a text.
 * @param {Pattern} pattern
 * @param {string} text
 * @param {number} place
 */
function matchAt(pattern, text, place) {
  pattern.here.lastIndex = place;
  return pattern.here.exec(text);
}

/** @type {(match: RegExpExecArray | null) => string | undefined} */
const stated = (match) => Object.values(match?.groups ?? {}).find(Boolean);

/**
 * The numbers that a text names: [{written, year, post, serial}], each once; year is null where none is stated.
 * @param {string} text
 * @param {Rules} rules
 * @returns {WrittenNumber[]}
 */
export function findNumbers(text, rules) {
  const patterns = patternsOf(rules);
  const plain = text.replace(SECTION, (section) => " ".repeat(section.length)).replace(patterns.zero_in_word.all, "O");
  /** @type {Map<string, WrittenNumber>} */
  const found = new Map();
  let floor = 0;
  for (const digits of plain.matchAll(patterns.serial.all)) {
    const end = digits.index + digits[0].length;
    if (digits.index < floor) continue;
    let number = numberAt(plain, digits.index, end, floor, rules);
    while (number) {
      floor = number.end;
      const key = `${number.year} ${number.post} ${number.serial}`;
      const written = text.slice(number.start, number.end).replace(/\s+/g, " ");
      if (!found.has(key)) found.set(key, { written, year: number.year, post: number.post, serial: number.serial });
      number = furtherNumber(plain, number, rules);
    }
  }
  return [...found.values()];
}

/**
 * @param {string} text
 * @param {PlacedNumber} number
 * @param {Rules} rules
 * @returns {PlacedNumber | null}
 */
function furtherNumber(text, number, rules) {
  const more = matchAt(patternsOf(rules).more, text, number.end);
  if (!more?.groups) return null;
  const start = number.end + more[0].indexOf(more.groups.serial);
  const year = more.groups.year === undefined ? number.year : fullYear(more.groups.year, rules);
  return { ...number, year, serial: Number(more.groups.serial), start, end: number.end + more[0].length };
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {number} floor
 * @param {Rules} rules
 * @returns {PlacedNumber | null}
 */
function numberAt(text, start, end, floor, rules) {
  const patterns = patternsOf(rules);
  if (matchAt(patterns.no_serial, text, end)) return null;
  const from = Math.max(floor, start - rules.grammar.window);
  const left = text.slice(from, start);
  const gap = patterns.gap.found.exec(left.slice(-rules.grammar.longestGap));
  if (!gap || (!gap[0] && !/[A-Za-z]$/.test(left))) return null;
  const name = nameAtEnd(left.slice(0, left.length - gap[0].length), rules);
  if (!name) return null;
  const early = left.slice(0, name.start);
  const before = patterns.year.found.exec(early) ?? YEAR_IN_ADDRESS.exec(early);
  const behind = matchAt(patterns.year_behind, text, end);
  const glued = before && !gap[0] && !/\s/.test(left.slice(before.index));
  if (!name.known && !glued) return null;
  const year = stated(behind) ?? stated(gap) ?? stated(before);
  return {
    start: from + (before ? before.index : name.start),
    end: behind ? end + behind[0].length : end,
    year: year === undefined ? null : fullYear(year, rules),
    post: name.post,
    serial: Number(text.slice(start, end)),
  };
}

/**
 * The post at the end of a text: the longest run of its last words that is one.
 * @param {string} left
 * @param {Rules} rules
 * @returns {{ post: string, start: number, known: boolean } | null}
 */
function nameAtEnd(left, rules) {
  /** @type {RegExpExecArray[]} */
  const words = [];
  let next = left.length;
  const { name_word: nameWord, between } = patternsOf(rules);
  for (const word of [...left.matchAll(nameWord.all)].reverse()) {
    const stop = word.index + word[0].length;
    if (words.length === rules.grammar.words || matchAt(between, left.slice(0, next), stop) === null) break;
    words.unshift(word);
    next = word.index;
  }
  for (const word of words) {
    const written = left.slice(word.index);
    const capital = /^[A-Z]/.test(written) || written === written.toLowerCase();
    const post = capital && (written.length > rules.grammar.short || written === written.toUpperCase()) && knownPost(written, rules);
    if (post) return { post, start: word.index, known: true };
  }
  const last = words.at(-1);
  const letters = last ? keyOf(last[0]) : "";
  return last && letters.length >= rules.grammar.unknown ? { post: withoutPrefix(letters, rules), start: last.index, known: false } : null;
}

/**
 * @param {string} written
 * @param {Rules} rules
 * @returns {string | null}
 */
function knownPost(written, rules) {
  const key = keyOf(written);
  const plain = withoutPrefix(key, rules);
  const code = rules.names[key] ?? rules.names[plain] ?? cutName(plain, rules);
  return code ? rules.series[code] ?? code : null;
}

/**
 * The archive of 1973-79 cuts the names of posts to six letters: ABIDJA.
 * @param {string} key
 * @param {Rules} rules
 * @returns {string | null}
 */
function cutName(key, rules) {
  if (key.length !== rules.cut) return null;
  const codes = new Set(Object.values(rules.names).filter((code) => code.startsWith(key)));
  return codes.size === 1 ? [...codes][0] : null;
}

/**
 * @param {string} key
 * @param {Rules} rules
 * @returns {string}
 */
function withoutPrefix(key, rules) {
  const found = new RegExp(`^(?:${rules.prefix})`).exec(key);
  return found && key.length - found[0].length >= 3 ? withoutPrefix(key.slice(found[0].length), rules) : key;
}

/** @param {string} written */
function keyOf(written) {
  return written.toUpperCase().replace(/[^A-Z]/g, "");
}

/**
 * @param {string} written
 * @param {{ firstYear: number }} rules
 */
export function fullYear(written, rules) {
  const digits = Number(String(written).toUpperCase().replace("O", "0"));
  if (digits >= 1000) return digits;
  const short = digits % 100;
  return 1900 + short >= rules.firstYear ? 1900 + short : 2000 + short;
}

/** Looks numbers up: the files of a year and post are fetched once, and only where the text names one of theirs. */
export class Archive {
  /** @param {string | URL} root */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, Promise<any>>} by path: what a file holds is known where it is asked for */
    this.fetched = new Map();
  }

  /** @returns {Promise<Rules>} */
  rules() {
    return this.json("data/ids/spellings.json");
  }

  /**
   * @param {CableNumber} number
   * @returns {Promise<{ held: string[], cited: boolean }>}
   */
  async find({ year, post, serial }) {
    /** @type {number[] | undefined} */
    const starts = (await this.json(`data/ids/${year}.json`))?.[post];
    const part = starts ? starts.findLastIndex((first) => first <= serial) : -1;
    if (part < 0) return { held: [], cited: false };
    const numbers = await this.part(`data/ids/${year}/${post}-${part}.json`);
    const id = canonical({ year, post, serial });
    return { held: [...(numbers.held.has(serial) ? [id] : []), ...(numbers.others[serial] ?? [])], cited: numbers.cited.has(serial) };
  }

  /**
   * @param {string} path
   * @returns {Promise<{ held: Set<number>, cited: Set<number>, others: Record<string, string[]> }>}
   */
  async part(path) {
    const key = `${path} summed`;
    if (!this.fetched.has(key)) {
      this.fetched.set(key, this.json(path).then((/** @type {Part} */ { held, cited, others }) => ({ held: summed(held), cited: summed(cited), others })));
    }
    return this.fetched.get(key);
  }

  /**
   * @param {string} path
   * @returns {Promise<any>}
   */
  json(path) {
    let fetched = this.fetched.get(path);
    if (!fetched) {
      fetched = fetch(this.root + path).then((answer) => (answer.ok ? answer.json() : null));
      this.fetched.set(path, fetched);
    }
    return fetched;
  }
}

/** @param {number[]} differences */
function summed(differences) {
  let last = 0;
  return new Set(differences.map((step) => (last += step)));
}

/** @param {CableNumber} number */
export function canonical({ year, post, serial }) {
  return `${String(Number(year) % 100).padStart(2, "0")}${post}${serial}`;
}

/**
 * A line of a CSV file; a cell that a spreadsheet could run as a formula is made text.
 * @param {string[]} cells
 */
export function csvLine(cells) {
  return cells.map((cell) => `"${(/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(",");
}

/**
 * @param {string} id
 * @param {Rules} rules
 */
function cableAddress(id, rules) {
  return `cables/${fullYear(id.slice(0, 2), rules)}/${id}/`;
}

/**
 * @param {Archive} archive
 * @param {string} text
 * @param {number | null} year
 * @returns {Promise<Row[]>}
 */
async function lookUp(archive, text, year) {
  /** @type {Row[]} */
  const rows = [];
  const rules = await archive.rules();
  for (const number of findNumbers(text, rules)) {
    const meant = { ...number, year: number.year ?? year };
    if (meant.year === null) {
      if (number.written !== number.written.toUpperCase()) continue; // in Madrid 1991
      rows.push({ written: number.written, id: `${number.post} ${number.serial}`, says: "year not stated", links: [] });
      continue;
    }
    const { held, cited } = await archive.find(meant);
    const id = canonical(meant);
    const links = held.map((one) => ({ id: one, address: cableAddress(one, rules) }));
    const says = held.length > 1 ? "several texts" : held.length ? "held" : "not held";
    if (!held.length && cited) links.push({ id, address: `missing/${id}/` });
    rows.push({ written: number.written, id, says, links });
  }
  return rows;
}

/**
 * @param {HTMLFormElement} form
 * @param {Row[]} rows
 * @param {string} root
 */
function showRows(form, rows, root) {
  const body = /** @type {Element} */ (form.querySelector("tbody"));
  body.replaceChildren(
    ...rows.map((row) => {
      const line = document.createElement("tr");
      const [written, cable, says] = ["td", "td", "td"].map((name) => document.createElement(name));
      written.textContent = row.written;
      says.textContent = say(row.says);
      for (const { id, address } of row.links) {
        const link = document.createElement("a");
        link.href = root + address;
        link.textContent = id;
        cable.append(link, " ");
      }
      if (!row.links.length) cable.textContent = row.id;
      line.append(written, cable, says);
      return line;
    }),
  );
  /** @type {HTMLElement} */ (form.querySelector("table")).hidden = !rows.length;
  /** @type {HTMLButtonElement} */ (form.querySelector(".resolve-copy")).disabled = !rows.length;
  const held = rows.filter((row) => row.says === "held" || row.says === "several texts").length;
  /** @type {HTMLElement} */ (form.querySelector(".resolve-status")).textContent = rows.length
    ? say("{count} cable numbers, {held} of them held.", { count: rows.length, held })
    : say("No cable number was found in the text.");
}

/**
 * @param {Row[]} rows
 * @param {string} root
 */
export function asCsv(rows, root) {
  const lines = rows.map((row) => {
    const addresses = row.links.map(({ address }) => new URL(root + address, document.baseURI).href);
    return csvLine([row.written, row.id, row.says, addresses.join(" ")]);
  });
  return [csvLine(["written", "id", "status", "address"]), ...lines].join("\r\n") + "\r\n";
}

/** @param {HTMLFormElement} form */
function begin(form) {
  const root = form.dataset.root ?? "";
  const archive = new Archive(root);
  const text = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const year = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const copy = /** @type {HTMLButtonElement} */ (form.querySelector(".resolve-copy"));
  const status = /** @type {HTMLElement} */ (form.querySelector(".resolve-status"));
  /** @type {Row[]} */
  let rows = [];
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const rules = await archive.rules();
    const typed = year.value.trim();
    rows = await lookUp(archive, text.value, /^\d{2}(\d{2})?$/.test(typed) ? fullYear(typed, rules) : null);
    showRows(form, rows, root);
  });
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(asCsv(rows, root));
    status.textContent = say("{count} lines copied.", { count: rows.length });
  });
  /** @type {HTMLElement} */ (document.querySelector(".resolve-needs")).hidden = true;
  form.hidden = false;
}

if (typeof document !== "undefined") {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.resolve"));
  if (form) begin(form);
}
