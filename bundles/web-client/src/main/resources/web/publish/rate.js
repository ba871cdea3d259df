// How many bits a second an encoder makes: less at once when the connection does not keep up, more again bit by bit.

const downBy = 0.6;
const upBy = 1.15;
const downEveryMillis = 1000;
const upEveryMillis = 5000;

export class Rate {
  #least;
  #most;
  #limit = Infinity;
  #now;
  #changed;

  /**
   * @param {{least: number, most: number, now: number}} of bits a second, and the time in milliseconds
   */
  constructor({ least, most, now }) {
    this.#least = least;
    this.#most = most;
    this.#now = most;
    this.#changed = now;
  }

  get bitsPerSecond() {
    return this.#now;
  }

  /** What receivers can take at most. */
  limit(bitsPerSecond) {
    this.#limit = Math.max(this.#least, bitsPerSecond);
    this.#now = Math.min(this.#now, this.#limit);
  }

  /**
   * Looks at the connection, as often as one likes.
   * @param {boolean} behind whether it does not keep up
   * @param {number} now in milliseconds
   * @returns {boolean} whether the rate is another one now
   */
  look(behind, now) {
    if (now - this.#changed < (behind ? downEveryMillis : upEveryMillis)) return false;
    const wanted = behind ? this.#now * downBy : this.#now * upBy;
    const next = Math.round(Math.min(this.#most, this.#limit, Math.max(this.#least, wanted)));
    this.#changed = now;
    if (next === this.#now) return false;
    this.#now = next;
    return true;
  }
}
