// A query that is a cable's number, in any spelling, leads straight to the cable or to its page of what is not held.

import { Archive, canonical, findNumbers } from "../resolve.js";

/**
 * Give the address that a query names, null where it is no number or the archive knows nothing of it.
 * @param {URL} root
 * @param {string} query
 * @returns {Promise<string | null>}
 */
export async function addressOf(root, query) {
  const written = query.trim();
  if (!/\d/.test(written) || !/[A-Za-z]/.test(written) || written.length > 60) return null;
  const archive = new Archive(root);
  const rules = await archive.rules();
  const [number, another] = rules ? findNumbers(written, rules) : [];
  if (!number || another || !number.year || number.written.length < written.length) return null;
  const { held, cited } = await archive.find(number);
  if (held.length) return new URL(`cables/${number.year}/${held[0]}/`, root).href;
  return cited ? new URL(`missing/${canonical(number)}/`, root).href : null;
}
