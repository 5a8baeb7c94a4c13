// Taking a list of results along, as a table or for a reference manager.

/** @import { Line } from "./search.js" */

const FORMULA = /^[=+\-@\t\r]/;

/**
 * Give the lines as CSV (RFC 4180), each cell safe to open in a spreadsheet.
 * @param {Line[]} lines
 * @param {URL} root
 */
export function csv(lines, root) {
  const rows = lines.map((line) => [line.id, line.date ?? "", line.title, line.origin, address(line, root)]);
  return [["id", "date", "title", "origin", "address"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** @param {string} text */
function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Give the lines as RIS.
 * @param {Line[]} lines
 * @param {URL} root
 */
export function ris(lines, root) {
  return lines
    .map((line) => {
      const date = line.date ? line.date.slice(0, 10).replaceAll("-", "/") : "";
      const fields = [["TY", "GEN"], ["AU", line.origin], ["TI", line.title], ["PY", date.slice(0, 4)], ["DA", date], ["M1", line.id], ["UR", address(line, root)]];
      return [...fields.filter(([, value]) => value), ["ER", ""]].map(([key, value]) => `${key}  - ${oneLine(value)}`).join("\r\n");
    })
    .join("\r\n\r\n") + "\r\n";
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * @param {{ id: string, folder: string }} place
 * @param {URL} root
 */
function address({ id, folder }, root) {
  return new URL(`cables/${encodeURIComponent(folder)}/${encodeURIComponent(id)}/`, root).href;
}

/**
 * Hand a text to the reader as a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
