// Numbers packed in groups of 7 bits, the lowest first, the high bit set on all but the last.

/** @import { Rows } from "./bits.js" */

/**
 * Give what was deflated (RFC 1951) as it was.
 * @param {BlobPart} bytes
 */
export async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Read the numbers of a block one after the other.
 * @param {Uint8Array} bytes
 * @returns {Generator<number, void>}
 */
function* read(bytes) {
  let number = 0;
  let shift = 1;
  for (const byte of bytes) {
    number += (byte & 127) * shift;
    if (byte & 128) {
      shift *= 128;
    } else {
      yield number;
      number = 0;
      shift = 1;
    }
  }
}

/**
 * Give all the numbers of a block.
 * @param {Uint8Array} bytes
 */
export function numbers(bytes) {
  return Array.from(read(bytes));
}

/**
 * Call `told(row, values)` for each row of a block of lists: how many, then so many values.
 * @param {Uint8Array} bytes
 * @param {number} first
 * @param {(row: number, values: number[]) => void} told
 */
export function each(bytes, first, told) {
  const flat = read(bytes);
  let row = first;
  for (let count = flat.next(); !count.done; count = flat.next()) {
    /** @type {number[]} */
    const values = [];
    while (values.length < Number(count.value)) values.push(Number(flat.next().value));
    told(row, values);
    row += 1;
  }
}

/**
 * Give the values of each row of a block of lists.
 * @param {Uint8Array} bytes
 */
export function lists(bytes) {
  /** @type {number[][]} */
  const found = [];
  each(bytes, 0, (_row, values) => found.push(values));
  return found;
}

/**
 * Add the rows that a posting names: differences, the lowest first.
 * @param {Uint8Array} bytes
 * @param {Rows} rows
 */
export function unpack(bytes, rows) {
  let row = 0;
  for (const step of read(bytes)) {
    row += step;
    rows.add(row);
  }
  return rows;
}
