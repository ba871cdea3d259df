// Somebody's passkeys: listed, added, and removed after a moment to undo that.
import { forgetPasskey, makePasskey } from '../net/authenticator.js';
import { ask } from '../net/api.js';
import { asked, reasonOf } from './card-office.js';
import { Store } from './store.js';
import { Undoable } from './undoable.js';

/** So many somebody has at most. */
const most = 20;

export class PasskeyListStore extends Store {
  #removing = new Undoable(
    (id, more) => this.#delete(id, more),
    (leaving) => this.update({ leaving }),
  );

  constructor() {
    super({ passkeys: null, leaving: new Set(), busy: false, problem: null, done: '' });
  }

  /** Whether there is room for no other. */
  get full() {
    return this.state.passkeys?.length >= most;
  }

  /** Reads the list. */
  async load() {
    const { ok, value, problem } = await ask('GET', '/me/passkeys');
    this.update(ok ? { passkeys: value.passkeys } : { problem: { ...problem, field: 'passkeys' } });
  }

  /** Has this device, or a key at hand, make a passkey. */
  async add(label) {
    this.update({ busy: true, problem: null, done: '' });
    try {
      const wish = await asked('POST', '/me/passkeys/challenge', {});
      const known = this.state.passkeys.filter(({ host }) => host === wish.host);
      const made = await makePasskey(wish, known.map(({ id }) => id));
      const added = await asked('POST', '/me/passkeys', { label, ...made });
      this.update({ busy: false, passkeys: [...this.state.passkeys, added], done: 'added' });
    } catch (error) {
      const reason = reasonOf(error);
      const name = reason.name === 'taken' ? 'passkey-there' : reason.name;
      this.update({ busy: false, problem: { ...reason, name, field: 'add' } });
    }
  }

  /** Removes a passkey as soon as nobody can undo it any more. */
  remove(id) {
    this.update({ done: '' });
    this.#removing.later(id);
  }

  /** Undoes that. */
  keep(id) {
    this.#removing.keep(id);
  }

  async #delete(id, more) {
    const { ok, status, problem } = await ask('DELETE', `/me/passkeys/${encodeURIComponent(id)}`, undefined, more);
    const gone = ok || status === 404;
    const { passkeys } = this.state;
    if (gone) forgetPasskey(passkeys.find((passkey) => passkey.id === id));
    this.update(gone ? { passkeys: passkeys.filter((passkey) => passkey.id !== id) } : { problem: { ...problem, field: 'passkeys' } });
    this.#removing.done(id);
  }
}
