// The cards that the city has issued to somebody: listed, made for rooms, and revoked after a moment to undo that.
import { ask } from '../net/api.js';
import { issueRoomCard, photoOf, reasonOf } from './card-office.js';
import { session } from './session-store.js';
import { Store } from './store.js';
import { Undoable } from './undoable.js';

export class CardListStore extends Store {
  #revoking = new Undoable(
    (serial, more) => this.#delete(serial, more),
    (leaving) => this.update({ leaving }),
  );

  constructor() {
    super({ cards: null, leaving: new Set(), busy: false, problem: null, file: null, photo: null });
  }

  /** Reads the list. */
  async load() {
    const { ok, value, problem } = await ask('GET', '/me/cards');
    this.update(ok ? { cards: value.cards, problem: null } : { problem: { ...problem, field: 'cards' } });
  }

  /** Fetches the picture that stands on the cards. */
  async loadPhoto() {
    this.update({ photo: await photoOf(session.state.resident) });
  }

  /** The cards that count, newest first; a room's only, where one is named. */
  valid(room) {
    const now = Date.now();
    return (this.state.cards ?? [])
      .filter(({ revoked, expires }) => !revoked && Date.parse(expires) > now)
      .filter((card) => room === undefined || card.room?.replace(/^\/+/, '') === room)
      .sort((a, b) => b.issued.localeCompare(a.issued));
  }

  /**
   * Has a visiting card made.
   * @param {{room: object, handles: object, label: string, open: boolean}} wish
   */
  async make({ room, handles, label, open }) {
    this.update({ busy: true, problem: null, file: null });
    try {
      const person = session.state.resident;
      const { file, name } = await issueRoomCard({ person, room, photo: await photoOf(person), handles, label, open });
      await this.load();
      this.update({ busy: false, file: { name, bytes: file, open } });
    } catch (error) {
      this.update({ busy: false, problem: { ...reasonOf(error), field: open ? 'open' : 'label' } });
    }
  }

  /** Revokes a card as soon as nobody can undo it any more. */
  revoke(serial) {
    this.#revoking.later(serial);
  }

  /** Undoes that. */
  keep(serial) {
    this.#revoking.keep(serial);
  }

  async #delete(serial, more) {
    const { ok, status, problem } = await ask('DELETE', `/me/cards/${serial}`, undefined, more);
    const gone = ok || status === 404;
    const cards = this.state.cards.filter((card) => !gone || card.serial !== serial);
    this.update(gone ? { cards } : { problem: { ...problem, field: 'cards' } });
    this.#revoking.done(serial);
  }
}
