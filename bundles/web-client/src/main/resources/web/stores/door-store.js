// The door of a room from outside: what is known of the room, and the cards and invitations shown to it.

import { roomUrl } from '../app/addresses.js';
import { ask } from '../net/api.js';
import { Store } from './store.js';

export class DoorStore extends Store {
  #path;

  /** @param {{path: string}} place */
  constructor(place) {
    super({ room: null, busy: false, problem: null });
    this.#path = '/rooms' + roomUrl(place.path);
  }

  /** Looks what the city says of the room to everybody: nothing of a private one. */
  async look() {
    const { ok, value } = await ask('GET', this.#path);
    this.update({ room: ok ? value : null });
  }

  /**
   * Shows a card to the door.
   * @param {Blob} card the picture file
   * @returns {Promise<string>} the path of the room whose door opens to this browser now; empty for none
   */
  showCard(card) {
    return this.#show('card', new Blob([card], { type: 'image/png' }));
  }

  /**
   * Shows the token of an invitation to the door.
   * @returns {Promise<string>} likewise; a room that was renamed opens by the name it has now
   */
  showInvitation(token) {
    return this.#show('link', { token });
  }

  async #show(what, body) {
    this.update({ busy: true, problem: null });
    const { ok, value, problem } = await ask('POST', `${this.#path}/door/${what}`, body);
    this.update({ busy: false, problem });
    return ok ? value.room : '';
  }
}
