// The other end of the sockets of a place that stands alone: says what a script says and touches no network.

/**
 * Puts sockets that follow a script into the page.
 * @param {(url: URL) => object[] | number | undefined} script what is said on a socket to this address; a number closes
 *     it with that code, nothing leaves it silent
 */
export function beTheCity(script) {
  globalThis.WebSocket = class extends SampleSocket {
    constructor(url) {
      super(script(new URL(url)));
    }
  };
}

class SampleSocket {
  static OPEN = 1;

  readyState = 0;

  constructor(said) {
    queueMicrotask(() => this.#begin(said));
  }

  /** Whatever is asked for is granted. */
  send(text) {
    const { id } = JSON.parse(text);
    queueMicrotask(() => this.#say(id ? { op: 'result', id, ok: true } : { op: 'pong' }));
  }

  close() {
    this.readyState = 3;
  }

  #begin(said) {
    if (this.readyState === 3 || said === undefined) return;
    if (typeof said === 'number') {
      this.readyState = 3;
      this.onclose?.({ code: said });
      return;
    }
    this.readyState = 1;
    this.onopen?.();
    for (const message of said) this.#say(message);
  }

  #say(message) {
    if (this.readyState !== 1) return;
    if (message.op === 'end') {
      this.readyState = 3;
      this.onclose?.({ code: message.code });
      return;
    }
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}
