// What is done a moment later, so that it can be undone until then.

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
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => this.#act(key), undoMillis),
    );
    this.#tell();
  }

  /** Does it not. */
  keep(key) {
    clearTimeout(this.#waiting.get(key));
    this.done(key);
  }

  /** It is done, well or not. */
  done(key) {
    if (this.#waiting.delete(key)) this.#tell();
  }

  /** Whoever leaves the page no longer undoes. */
  #flush() {
    for (const [key, timer] of this.#waiting) {
      clearTimeout(timer);
      this.#act(key, { keepalive: true });
    }
  }

  #tell() {
    this.#changed(new Set(this.#waiting.keys()));
  }
}
