// What is done a moment later, so that it can be undone until then.

import { later } from './note-clock.js';

/** A little longer than the note with "Undo" stays. */
const undoMillis = 4500;

export class Undoable {
  #waiting = new Map();
  #act;
  #changed;

  /**
   * @param {(key: string, more?: RequestInit) => void} act does it at last; with `keepalive` when the page is being left
   * @param {(keys: Set<string>) => void} changed told what waits now
   */
  constructor(act, changed) {
    this.#act = act;
    this.#changed = changed;
    addEventListener('pagehide', () => this.#flush());
  }

  /** Does it in a moment. */
  later(key) {
    this.#waiting.get(key)?.();
    this.#waiting.set(
      key,
      later(undoMillis, () => this.#act(key)),
    );
    this.#tell();
  }

  /** Does it not. */
  keep(key) {
    this.#waiting.get(key)?.();
    this.done(key);
  }

  /** It is done, well or not. */
  done(key) {
    if (this.#waiting.delete(key)) this.#tell();
  }

  /** Whoever leaves the page no longer undoes. */
  #flush() {
    for (const [key, stop] of this.#waiting) {
      stop();
      this.#act(key, { keepalive: true });
    }
  }

  #tell() {
    this.#changed(new Set(this.#waiting.keys()));
  }
}
