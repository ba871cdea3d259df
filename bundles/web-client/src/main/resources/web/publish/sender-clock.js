// Puts the times of one track on the clock of the page, where those of picture and sound meet: each counts from elsewhere.

export class SenderClock {
  #offset = null;

  /**
   * Takes the time of what was just captured.
   * @param {number} timestamp in microseconds, of the track
   * @returns {number} in microseconds, of the page; whole
   */
  place(timestamp) {
    this.#offset ??= Math.round(performance.now() * 1000) - timestamp;
    return this.of(timestamp);
  }

  /** The same of what was captured before. */
  of(timestamp) {
    return Math.round(timestamp + (this.#offset ?? 0));
  }
}
