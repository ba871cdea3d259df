// A home as its visitors see it: whose it is, and the public rooms below it.

import { roomUrl } from '../app/addresses.js';
import { ask } from '../net/api.js';
import { Store } from './store.js';

export class HomeStore extends Store {
  #owner;

  /** @param {string} owner the mail address the home is called by */
  constructor(owner) {
    super({ rooms: [], owner: null });
    this.#owner = owner;
  }

  /** Asks the city; of a private home it says nothing. */
  async load() {
    const { ok, value } = await ask('GET', '/homes' + roomUrl(this.#owner));
    if (!ok) return;
    const below = value.rooms.map((room) => ({ ...room, path: room.path.replace(/^\/+/, '') }));
    this.update({ rooms: below.filter(({ path }) => path !== this.#owner), owner: value.owner ?? null });
  }
}
