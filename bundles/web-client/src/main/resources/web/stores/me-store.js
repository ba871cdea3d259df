// What residents change of themselves, and where they are signed in.

import { keywordsOf } from '../app/keywords.js';
import { ask } from '../net/api.js';
import { session } from './session-store.js';
import { Store } from './store.js';

export class MeStore extends Store {
  constructor() {
    super({ devices: null, problem: null, done: '' });
  }

  /** Reads where one is signed in. */
  async load() {
    const { ok, value, problem } = await ask('GET', '/me/devices');
    this.update(ok ? { devices: value.devices } : { problem: { ...problem, field: 'devices' } });
  }

  /** Takes another name. */
  rename(name) {
    return this.#changeMe('PATCH', '/me', { name }, 'name');
  }

  /** Says what one is about: words with commas between them. */
  describe(words) {
    return this.#changeMe('PATCH', '/me', { keywords: keywordsOf(words) }, 'keywords');
  }

  /** Hangs another picture up; none takes it down. */
  picture(photo) {
    return this.#changeMe(photo ? 'PUT' : 'DELETE', '/me/photo', photo ?? undefined, 'photo');
  }

  /** Signs one device out. */
  async end(id) {
    const { ok, status, problem } = await ask('DELETE', `/me/devices/${encodeURIComponent(id)}`);
    if (ok || status === 404) this.update({ devices: this.state.devices.filter((d) => d.id !== id), problem: null });
    else this.update({ problem: { ...problem, field: 'devices' } });
  }

  /** Signs every device out, this one last. */
  async endAll() {
    const { ok, problem } = await ask('DELETE', '/me/devices');
    const trouble = ok ? await session.signOut() : problem;
    if (trouble) this.update({ problem: { ...trouble, field: 'devices' } });
  }

  async #changeMe(method, path, body, field) {
    const { ok, value, problem } = await ask(method, path, body);
    if (ok) session.changed(value);
    this.update(ok ? { problem: null, done: field } : { problem: { ...problem, field }, done: '' });
    return ok;
  }
}
