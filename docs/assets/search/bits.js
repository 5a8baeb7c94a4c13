// Sets of rows: a bit a row, rows counted from 1.

/** A set over the rows 1 to `size`. */
export class Rows {
  /** @param {number} size the highest row */
  constructor(size) {
    this.size = size;
    this.bits = new Uint32Array((size >>> 5) + 1);
  }

  /** @param {number} size */
  static all(size) {
    return new Rows(size).addRange(1, size);
  }

  /** @param {number} row */
  add(row) {
    this.bits[row >>> 5] |= 1 << (row & 31);
    return this;
  }

  /**
   * @param {number} first
   * @param {number} last
   * @returns {Rows}
   */
  addRange(first, last) {
    for (let row = first; row <= last; ) {
      if ((row & 31) === 0 && row + 31 <= last) {
        this.bits[row >>> 5] = 0xffffffff;
        row += 32;
      } else {
        this.add(row);
        row += 1;
      }
    }
    return this;
  }

  /** @param {number} row */
  has(row) {
    return ((this.bits[row >>> 5] >>> (row & 31)) & 1) === 1;
  }

  /** @param {Rows} other */
  and(other) {
    for (let at = 0; at < this.bits.length; at += 1) this.bits[at] &= other.bits[at];
    return this;
  }

  /** @param {Rows} other */
  or(other) {
    for (let at = 0; at < this.bits.length; at += 1) this.bits[at] |= other.bits[at];
    return this;
  }

  not() {
    return Rows.all(this.size).without(this);
  }

  /** @param {Rows} other */
  without(other) {
    for (let at = 0; at < this.bits.length; at += 1) this.bits[at] &= ~other.bits[at];
    return this;
  }

  /**
   * @param {number} [first]
   * @param {number} [last]
   */
  count(first = 1, last = this.size) {
    let sum = 0;
    for (let row = first; row <= last; ) {
      if ((row & 31) === 0 && row + 31 <= last) {
        sum += ones(this.bits[row >>> 5]);
        row += 32;
      } else {
        sum += this.has(row) ? 1 : 0;
        row += 1;
      }
    }
    return sum;
  }

  /**
   * Give the lowest and the highest row; `[1, 0]` where there is none.
   * @returns {[number, number]}
   */
  ends() {
    const [low] = this.rows(true);
    const [high] = this.rows();
    return low === undefined ? [1, 0] : [low, high];
  }

  /**
   * Give the rows from the highest down, or from the lowest up.
   * @param {boolean} [upwards]
   * @returns {Generator<number, void>}
   */
  *rows(upwards = false) {
    const end = this.bits.length;
    for (let step = 0; step < end; step += 1) {
      const at = upwards ? step : end - 1 - step;
      let left = this.bits[at];
      while (left) {
        const bit = upwards ? 31 - Math.clz32(left & -left) : 31 - Math.clz32(left);
        yield at * 32 + bit;
        left &= ~(1 << bit);
      }
    }
  }
}

/** @param {number} word */
function ones(word) {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
