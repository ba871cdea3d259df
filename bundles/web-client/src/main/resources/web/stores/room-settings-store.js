// What the owner of a room decides: who is let in, invitations, stream keys.

import { ask } from '../net/api.js';
import { Store } from './store.js';
import { Undoable } from './undoable.js';

const nobody = { people: [], domains: [], withCard: false };

export class RoomSettingsStore extends Store {
  #path;
  #leaving = new Undoable(
    (path, more) => this.#delete(path, more),
    (leaving) => this.update({ leaving }),
  );

  /** @param {string} name the room's, empty for the home */
  constructor(name) {
    super({ admission: null, invitations: null, keys: null, leaving: new Set(), made: null, problem: null, busy: '' });
    this.#path = name ? `/me/rooms/${encodeURIComponent(name)}` : '/me/home';
  }

  /** Reads what was decided before. */
  async load() {
    await Promise.all([
      this.#read('admission', (value) => ({ admission: { ...nobody, ...value } })),
      this.#read('invitations', ({ invitations }) => ({ invitations })),
      this.#read('keys', ({ keys }) => ({ keys })),
    ]);
  }

  /** Invitations or keys, without those that are about to go. */
  shown(what) {
    return (this.state[what] ?? []).filter(({ id }) => !this.state.leaving.has(`${what}/${id}`));
  }

  /** Lets in whom these lists name. */
  async admit(admission) {
    const { ok, value, problem } = await this.#ask('PUT', 'admission', admission);
    this.update(ok ? { admission: { ...nobody, ...value } } : { problem: at('admission', problem) });
    return ok;
  }

  /**
   * Makes an invitation or a stream key; what only now can be seen of it is in `made`.
   * @param {'invitations' | 'keys'} what
   * @param {object} draft
   */
  async make(what, draft) {
    const { ok, value, problem } = await this.#ask('POST', what, draft);
    if (!ok) {
      this.update({ problem: at(what, problem) });
      return false;
    }
    this.update({ made: { what, ...draft, ...value } });
    await this.#read(what, (all) => ({ [what]: all[what] }));
    return true;
  }

  /** Takes an invitation or a key back, as soon as nobody can undo it any more. */
  revoke(what, id) {
    this.#leaving.later(`${what}/${id}`);
    if (this.state.made?.id === id) this.update({ made: null });
  }

  /** Undoes that. */
  keep(what, id) {
    this.#leaving.keep(`${what}/${id}`);
  }

  async #delete(path, more) {
    const [what, id] = path.split('/');
    const { ok, status, problem } = await ask('DELETE', `${this.#path}/${what}/${encodeURIComponent(id)}`, undefined, more);
    const gone = ok || status === 404;
    if (gone) this.update({ [what]: (this.state[what] ?? []).filter((other) => other.id !== id) });
    else this.update({ problem: at(what, problem) });
    this.#leaving.done(path);
  }

  async #read(what, patchOf) {
    const { ok, value, problem } = await ask('GET', `${this.#path}/${what}`);
    this.update(ok ? patchOf(value) : { problem: at(what, problem) });
  }

  async #ask(method, what, body) {
    this.update({ busy: what, problem: null, made: null });
    const answer = await ask(method, `${this.#path}/${what}`, body);
    this.update({ busy: '' });
    return answer;
  }
}

/** A problem belongs to a field, or else to the part of the settings that was asked for. */
function at(part, problem) {
  return { ...problem, part };
}
