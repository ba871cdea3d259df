// Who is writing just now: each for a few seconds after the last sign of it.

const shownMillis = 4000;

export class Typists {
  #timers = new Map();
  #changed;

  /** @param {(ids: string[]) => void} changed told whenever somebody begins or stops */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Somebody is writing. */
  typed(id) {
    const isNew = !this.#timers.has(id);
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.stopped(id), shownMillis),
    );
    if (isNew) this.#tell();
  }

  /** Somebody has said it, or left. */
  stopped(id) {
    clearTimeout(this.#timers.get(id));
    if (this.#timers.delete(id)) this.#tell();
  }

  /** Nobody is heard any more. */
  clear() {
    for (const id of [...this.#timers.keys()]) this.stopped(id);
  }

  #tell() {
    this.#changed([...this.#timers.keys()]);
  }
}
