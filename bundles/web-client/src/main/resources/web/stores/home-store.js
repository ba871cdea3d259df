// A home as its visitors see it: whose it is, and the public rooms below it.

import { roomUrl } from '../app/addresses.js';
import { ask } from '../net/api.js';
import { Store } from './store.js';

export class HomeStore extends Store {
  #owner;

  /** @param {string} owner the mail address the home is called by */
  constructor(owner) {
    super({ name: '', photo: null, rooms: [] });
    this.#owner = owner;
  }

  /** Asks the city; of a private home it says nothing. */
  async load() {
    const { ok, value } = await ask('GET', '/homes' + roomUrl(this.#owner));
    if (!ok) return;
    const { name = '', photo = null, rooms = [] } = value;
    const below = rooms.map((room) => ({ ...room, path: room.path.replace(/^\/+/, '') }));
    this.update({ name, photo, rooms: below.filter(({ path }) => path !== this.#owner) });
  }
}
