// From a query's tree to what FTS5 can answer by itself; the rest is joined outside, on sets of rows.

/** Give `{match, plain}` for a tree of words only: `plain` where no place in the text is asked for; null otherwise. */
export function compile(node) {
  if (node.words) return leaf(node);
  if (node.near) return { match: `NEAR(${node.near.map(quoted).join(" ")}, ${node.distance})`, plain: false };
  if (node.in) {
    const inner = compile(node.in);
    return inner && { match: `{${node.field}} : (${inner.match})`, plain: false };
  }
  if (node.any) return joined(node.any.map(compile), " OR ");
  if (node.all) return all(node.all);
  return null;
}

function all(nodes) {
  const positive = nodes.filter((one) => !one.not);
  const negative = nodes.filter((one) => one.not).map((one) => compile(one.not));
  const held = positive.length ? joined(positive.map(compile), " AND ") : null;
  if (!held || negative.includes(null)) return null;
  return negative.reduce(
    (left, right) => ({ match: `(${left.match} NOT ${right.match})`, plain: left.plain && right.plain }),
    held,
  );
}

function joined(parts, by) {
  if (parts.includes(null)) return null;
  return { match: `(${parts.map((part) => part.match).join(by)})`, plain: parts.every((part) => part.plain) };
}

function leaf({ words, prefix }) {
  return { match: quoted(words) + (prefix ? " *" : ""), plain: words.length === 1 };
}

function quoted(words) {
  return `"${words.join(" ")}"`;
}
