// The cards somebody gets when they move in: the login card, and a visiting card for each of their first rooms.
import { asked, issueRoomCard, reasonOf } from './card-office.js';
import { OwnCardStore } from './own-card-store.js';
import { session } from './session-store.js';
import { Store } from './store.js';

export class FirstCardsStore extends Store {
  /** The login card. */
  own = new OwnCardStore();

  constructor() {
    super({ busy: false, done: false, visiting: [], problem: null });
    this.own.subscribe(() => this.update({}));
  }

  /**
   * Makes all of them. What cannot be made of the visiting cards is made later, on the page of the room.
   * @param {{passphrase: string, photo: ImageBitmap | null, keywords: string[]}} wish
   */
  async make({ passphrase, photo, keywords }) {
    const person = { ...session.state.resident, keywords };
    this.update({ busy: true, problem: null });
    const made = this.own.state.card ? true : await this.own.make({ passphrase, photo, person });
    if (made) await this.#makeVisiting(person, photo);
    this.update({ busy: false, done: made });
  }

  async #makeVisiting(person, photo) {
    const { handles } = this.own.state;
    try {
      const { rooms } = await asked('GET', '/me/rooms');
      for (const room of rooms) {
        const whole = { ...room, path: room.path.replace(/^\/+/, '') };
        const card = await issueRoomCard({ person, room: whole, photo, handles, label: '', open: room.public });
        this.update({ visiting: [...this.state.visiting, { ...card, bytes: card.file, path: whole.path }] });
      }
    } catch (error) {
      this.update({ problem: reasonOf(error) });
    }
  }
}
