// Citations of a cable or of one of its paragraphs: from the data in the page's head to each style.

/**
 * A piece of a citation; `em` is what is set in italics.
 * @typedef {string | { em: string }} Piece
 */

/**
 * What is cited; `year`, `month` and `day` are NaN or 0 where the cable has no date, `place` is empty for the whole cable.
 * @typedef {object} Cited
 * @property {string} id
 * @property {string} title
 * @property {string} sender
 * @property {string | undefined} recipient
 * @property {string | undefined} level
 * @property {string} site
 * @property {number} year
 * @property {number} month
 * @property {number} day
 * @property {string} place
 * @property {string} url
 */

/** @typedef {(of: Cited) => Piece[]} Style */

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

/**
 * Read what is cited: `place` is the paragraph's name ("8"), empty for the whole cable; `anchor` is its id.
 * @param {string} [place]
 * @param {string} [anchor]
 * @returns {Cited}
 */
export function readSource(place = "", anchor = "") {
  const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("cable-data")).textContent ?? "");
  const [year, month, day] = (data.dateSent || "").slice(0, 10).split("-").map(Number);
  const url = (data.url || location.href.split("#")[0]) + (anchor ? `#${anchor}` : "");
  return {
    id: data.identifier, title: data.name, sender: data.sender.name || "Sender not stated", recipient: data.recipient.name,
    level: data.conditionsOfAccess, site: data.isPartOf.name, year, month, day, place, url,
  };
}

/**
 * @param {Cited} of
 * @param {string[]} [names]
 */
const american = (of, names = MONTHS) => (of.year ? `${names[of.month - 1]} ${of.day}, ${of.year}` : "n.d.");
/**
 * @param {Cited} of
 * @param {string[]} [names]
 */
const british = (of, names = MONTHS) => (of.year ? `${of.day} ${names[of.month - 1]} ${of.year}` : "n.d.");
/** @type {(of: Cited, mark: string) => string} */
const iso = (of, mark) => [of.year, of.month, of.day].map((part) => String(part).padStart(2, "0")).join(mark);
/** @type {(text: string | undefined) => string} */
const maybe = (text) => (text ? `, ${text}` : "");
/** @type {(of: Cited, word: string) => string} */
const par = (of, word) => (of.place ? `${word} ${of.place}` : "");

/** @type {Style} */
function chicago(of) {
  const to = of.recipient ? ` to ${of.recipient}` : "";
  return [`${of.sender}${to}, “${of.title},” telegram ${of.id}, ${american(of)}${maybe(of.level)}${maybe(par(of, "par."))}, ${of.url}.`];
}

/** @type {Style} */
function mla(of) {
  return [`${of.sender}. “${of.title}.” Telegram ${of.id}, ${british(of, SHORT)}${maybe(par(of, "par."))}. `, { em: of.site }, `, ${of.url}.`];
}

/** @type {Style} */
function apa(of) {
  const date = of.year ? `${of.year}, ${MONTHS[of.month - 1]} ${of.day}` : "n.d.";
  return [`${of.sender}. (${date}). `, { em: of.title }, ` (Telegram ${of.id}${maybe(par(of, "para."))}). ${of.site}. ${of.url}`];
}

/** @type {Style} */
function bluebook(of) {
  const to = of.recipient ? ` to ${of.recipient}` : "";
  return [`Cable from ${of.sender}${to}, `, { em: of.title }, `, ${of.id}${maybe(par(of, "¶"))} (${american(of, SHORT)}), ${of.url}.`];
}

/** @type {Record<string, string>} */
const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
/** @type {(text: string) => string} */
const tex = (text) => text.replace(/[\\{}$&#%_~^]/g, (mark) => TEX[mark] || `\\${mark}`);

/** @type {Style} */
function bibtex(of) {
  const date = of.year ? [["year", of.year], ["month", of.month], ["day", of.day]] : [];
  const fields = [
    ["author", `{${tex(of.sender)}}`], ["title", `{${tex(of.title)}}`], ["type", "Telegram"], ["number", of.id],
    ["institution", "United States Department of State"], ...date, ["url", of.url],
    ["note", [of.level, par(of, "par.")].filter(Boolean).join(", ")],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return [`@techreport{cable${of.id},\n${lines.join(",\n")}\n}`];
}

/** @type {Style} */
function ris(of) {
  const lines = [
    ["TY", "RPRT"], ["AU", of.sender.includes(",") ? of.sender : `${of.sender},`], ["TI", of.title], ["M1", of.id], ["M3", "Telegram"],
    ["PB", "United States Department of State"], ["PY", of.year], ["DA", of.year ? `${iso(of, "/")}/` : ""],
    ["N1", [of.level, par(of, "par.")].filter(Boolean).join(", ")], ["UR", of.url],
  ];
  const kept = lines.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}`);
  return [`${kept.join("\n")}\nER  - `];
}

/** @type {Style} */
function csl(of) {
  const item = {
    id: of.id, type: "report", genre: "Telegram", title: of.title, author: [{ literal: of.sender }],
    recipient: of.recipient ? [{ literal: of.recipient }] : undefined, number: of.id,
    publisher: "United States Department of State", archive: of.site,
    issued: of.year ? { "date-parts": [[of.year, of.month, of.day]] } : undefined,
    note: [of.level, par(of, "par.")].filter(Boolean).join(", ") || undefined, URL: of.url,
  };
  return [JSON.stringify([item], null, 2)];
}

/** @type {(text: string) => string} */
const wiki = (text) => text.replace(/[|{}[\]]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** @type {Style} */
function wikipedia(of) {
  const fields = [
    ["author", wiki(of.sender)], ["title", wiki(of.title)], ["type", "Telegram"], ["id", of.id], ["date", of.year ? british(of) : ""],
    ["publisher", "United States Department of State"], ["at", par(of, "para.")], ["url", of.url],
  ];
  return [`{{Cite report ${fields.filter(([, value]) => value).map(([name, value]) => `|${name}=${value}`).join(" ")}}}`];
}

/** @type {(text: string) => string} */
const mark = (text) => text.replace(/[\\`*_[\]<>]/g, (sign) => `\\${sign}`);

/** @type {Style} */
function markdown(of) {
  return [`[${mark(of.title)}, ${of.id}${maybe(par(of, "par."))}](${of.url})`];
}

/** @type {[string, Style][]} */
export const STYLES = [
  ["Chicago", chicago], ["MLA", mla], ["APA", apa], ["Bluebook", bluebook], ["Wikipedia", wikipedia], ["Markdown", markdown],
  ["BibTeX", bibtex], ["RIS", ris], ["CSL-JSON", csl],
];

/** @type {(piece: Piece) => string} */
const wordsOf = (piece) => (typeof piece === "string" ? piece : piece.em);

/**
 * Give a citation as plain text.
 * @type {(pieces: Piece[]) => string}
 */
export const plain = (pieces) => pieces.map((piece) => wordsOf(piece)).join("");

/**
 * Give a citation as HTML.
 * @param {Piece[]} pieces
 */
export function rich(pieces) {
  const holder = document.createElement("span");
  for (const piece of pieces) {
    const part = document.createElement(typeof piece === "string" ? "span" : "em");
    part.textContent = wordsOf(piece);
    holder.append(part);
  }
  return holder.innerHTML;
}

/**
 * Give the citation that goes with a copied quotation.
 * @type {(of: Cited) => string}
 */
export const short = (of) => plain(chicago(of));
