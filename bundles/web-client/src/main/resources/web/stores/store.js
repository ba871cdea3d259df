// The state of a place: one frozen object, replaced as a whole, told to whoever subscribed.

export class Store {
  #subscribers = new Set();
  #state;

  constructor(initial) {
    this.#state = Object.freeze(initial);
  }

  get state() {
    return this.#state;
  }

  /** Calls back after every change; returns what ends that. */
  subscribe(callback) {
    this.#subscribers.add(callback);
    return () => this.#subscribers.delete(callback);
  }

  /** Replaces the members named in the patch. */
  update(patch) {
    this.#state = Object.freeze({ ...this.#state, ...patch });
    for (const callback of this.#subscribers) callback(this.#state);
  }
}

/** Lets a component render anew whenever a store changed. */
export class Follows {
  #host;
  #stores;
  #ends = [];

  constructor(host, ...stores) {
    this.#host = host;
    this.#stores = stores;
    host.addController(this);
  }

  hostConnected() {
    this.#ends = this.#stores.map((store) => store.subscribe(() => this.#host.requestUpdate()));
  }

  hostDisconnected() {
    for (const end of this.#ends) end();
    this.#ends = [];
  }
}
