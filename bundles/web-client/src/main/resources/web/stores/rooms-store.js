// An owner's rooms: built, changed, and taken away after a moment in which that can be undone.

import { ask } from '../net/api.js';
import { Store } from './store.js';
import { Undoable } from './undoable.js';

class RoomsStore extends Store {
  #leaving = new Undoable(
    (name, more) => this.#delete(name, more),
    (leaving) => this.update({ leaving }),
  );

  constructor() {
    super({ phase: 'asking', rooms: [], leaving: new Set(), problem: null });
  }

  /** Reads the rooms. */
  async load() {
    const { ok, value, problem } = await ask('GET', '/me/rooms');
    this.update(ok ? { phase: 'known', rooms: value.rooms.map(own), problem: null } : { phase: 'failed', problem });
  }

  /** The rooms that stay. */
  shown() {
    return this.state.rooms.filter(({ name }) => !this.state.leaving.has(name));
  }

  /**
   * Builds a room, or changes the one of that name; the home has the empty name.
   * @param {object | null} room as it was; null builds
   * @param {object} draft what it shall be
   * @returns {Promise<{room?: object, problem?: object}>}
   */
  async save(room, draft) {
    const answer = await (room ? this.#change(room, draft) : ask('POST', '/me/rooms', draft));
    if (!answer.ok) return { problem: answer.problem };
    const others = this.state.rooms.filter(({ name }) => name !== (room ?? answer.value).name);
    const saved = own(answer.value);
    this.update({ rooms: [...others, saved].sort(byName) });
    return { room: saved };
  }

  /** Takes a room away as soon as nobody can undo it any more. */
  remove(name) {
    this.#leaving.later(name);
  }

  /** Undoes that. */
  keep(name) {
    this.#leaving.keep(name);
  }

  #change({ name, keywords, guestsMayPublish }, draft) {
    const whole = { keywords, ...(guestsMayPublish ? { guestsMayPublish } : {}), ...draft };
    if (name) return ask('PUT', `/me/rooms/${encodeURIComponent(name)}`, whole);
    const { name: ignored, ...home } = whole;
    return ask('PUT', '/me/home', home);
  }

  async #delete(name, more) {
    const { ok, status, problem } = await ask('DELETE', `/me/rooms/${encodeURIComponent(name)}`, undefined, more);
    const gone = ok || status === 404;
    this.update(gone ? { rooms: this.state.rooms.filter((room) => room.name !== name) } : { problem });
    this.#leaving.done(name);
  }
}

/** Paths as everywhere else in the pages: without the first slash. */
function own(room) {
  return { ...room, path: room.path.replace(/^\/+/, '') };
}

function byName(a, b) {
  return Number(b.name === '') - Number(a.name === '') || a.name.localeCompare(b.name);
}

/** One for the page: a room that is about to go must not come back with another look at the list. */
export const rooms = new RoomsStore();
