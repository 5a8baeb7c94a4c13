// From a query's tree to what FTS5 can answer by itself; the rest is joined outside, on sets of rows.

/** @import { Tree } from "./query.js" */

/**
 * What FTS5 is asked; `plain` where no place in the text is.
 * @typedef {{ match: string, plain: boolean }} Compiled
 */

/**
 * Give `{match, plain}` for a tree of words only: `plain` where no place in the text is asked for; null otherwise.
 * @param {Tree} node
 * @returns {Compiled | null}
 */
export function compile(node) {
  if (node.words) return leaf(node.words, node.prefix);
  if (node.near) return { match: `NEAR(${node.near.map(quoted).join(" ")}, ${node.distance})`, plain: false };
  if (node.in) {
    const inner = compile(node.in);
    return inner && { match: `{${node.field}} : (${inner.match})`, plain: false };
  }
  if (node.any) return joined(node.any.map(compile), " OR ");
  if (node.all) return all(node.all);
  return null;
}

/**
 * @param {Tree[]} nodes
 * @returns {Compiled | null}
 */
function all(nodes) {
  const positive = nodes.filter((one) => !one.not);
  const negative = nodes.flatMap((one) => (one.not ? [compile(one.not)] : []));
  const held = positive.length ? joined(positive.map(compile), " AND ") : null;
  if (!held || !isWhole(negative)) return null;
  return negative.reduce(
    (left, right) => ({ match: `(${left.match} NOT ${right.match})`, plain: left.plain && right.plain }),
    held,
  );
}

/**
 * @param {(Compiled | null)[]} parts
 * @param {string} by
 * @returns {Compiled | null}
 */
function joined(parts, by) {
  if (!isWhole(parts)) return null;
  return { match: `(${parts.map((part) => part.match).join(by)})`, plain: parts.every((part) => part.plain) };
}

/**
 * @param {string[]} words
 * @param {boolean} [prefix]
 */
function leaf(words, prefix) {
  return { match: quoted(words) + (prefix ? " *" : ""), plain: words.length === 1 };
}

/** @param {string[]} words */
function quoted(words) {
  return `"${words.join(" ")}"`;
}

/** @type {(parts: (Compiled | null)[]) => parts is Compiled[]} */
function isWhole(parts) {
  return !parts.includes(null);
}
