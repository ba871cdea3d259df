// The playlists of a room: those that stay there and those of this session; asked for anew whenever the room says so.

import { roomUrl } from '../app/addresses.js';
import { ask } from '../net/api.js';
import { Showing } from './showing.js';
import { Store } from './store.js';
import { Undoable } from './undoable.js';

const empty = { revision: 0, playlists: [], may: false };
export const pages = ['index', 'active'];

/** The name of a playlist's box on the stage. */
export function boxOf(id) {
  return 'playlist:' + id;
}

/**
 * `index` is the page that stays, `active` that of this session; `leaving` holds what is about to be taken away, as
 * `page/id`.
 */
export class PlaylistsStore extends Store {
  #path;
  #room;
  #end;
  #asked = '';
  #loading = null;
  #again = false;
  #showings = new Map();
  #leaving = new Undoable(
    (key, more) => this.#delete(...key.split('/'), more),
    (leaving) => this.update({ leaving }),
  );

  /**
   * @param {{path: string}} place
   * @param {import('./room-store.js').RoomStore} room
   */
  constructor(place, room) {
    super({ known: false, index: empty, active: empty, leaving: new Set() });
    this.#path = `/rooms${roomUrl(place.path)}`;
    this.#room = room;
    this.#end = room.subscribe(({ phase, passing, pagesChanged, members, self }) => {
      // What one may do here changes with one's role, and while one is muted.
      const { role, muted } = members.find(({ id }) => id === self) ?? {};
      const asks = [pagesChanged, role, muted].join();
      // Whoever was admitted just now is known to the city a moment later.
      if (phase !== 'inside' || passing || asks === this.#asked) return;
      this.#asked = asks;
      this.load();
    });
  }

  /** Follows the room no longer. */
  close() {
    this.#end();
    for (const showing of this.#showings.values()) showing.pause();
  }

  /** Asks the city; whoever asks while an answer is on its way gets a newer one after it. */
  load() {
    this.#again = Boolean(this.#loading);
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
      if (this.#again) this.load();
    });
    return this.#loading;
  }

  /** The playlists of a page, or of both, that stay; each with its `page`. */
  shown(page) {
    const { leaving } = this.state;
    return (page ? [page] : pages).flatMap((name) =>
      this.state[name].playlists.filter(({ id }) => !leaving.has(`${name}/${id}`)).map((playlist) => ({ ...playlist, page: name })),
    );
  }

  /** Turns the sound of all off. */
  hush() {
    for (const showing of this.#showings.values()) showing.hush(true);
  }

  /** What of a playlist is shown just now. */
  showing(playlist) {
    let showing = this.#showings.get(playlist.id);
    if (!showing) this.#showings.set(playlist.id, (showing = new Showing()));
    showing.take(playlist.items);
    return showing;
  }

  /**
   * Adds a playlist of files and other items to a page.
   * @param {string} page
   * @param {{description: string, items: object[], files: File[]}} draft
   * @param {(part: number) => void} [progress] told how much of the files was sent
   * @returns {Promise<{id?: string, problem?: object}>}
   */
  add(page, draft, progress) {
    return this.append({ page, id: newId(), description: draft.description, items: [] }, draft, progress);
  }

  /** The same to the end of a playlist that is there. */
  async append(playlist, { items, files }, progress) {
    const sent = await this.#send(playlist.page, files, progress);
    if (sent.problem) return sent;
    const problem = await this.save({ ...playlist, items: [...playlist.items, ...sent.items, ...items] });
    return problem ? { problem } : { id: playlist.id };
  }

  /**
   * Adds a playlist or replaces it, here at once and then in the city.
   * @returns {Promise<object | null>} what went wrong
   */
  async save({ page, id, description, items }, after) {
    this.#put(page, { id, description, items, sender: '', mine: true }, after);
    const body = after === undefined ? { description, items } : { description, items, after };
    const { ok, problem } = await ask('PUT', `${this.#path}/~playlists/${page}/${id}`, body, this.#asMember());
    await this.load();
    return ok ? null : whyNot(page, problem);
  }

  /** Lets a playlist of this session stay in the room. */
  keepInRoom(playlist) {
    return this.save({ ...playlist, page: 'index', id: newId() });
  }

  /** Moves a playlist behind another of its page; an empty `after` puts it first. */
  move(playlist, after) {
    return this.save(playlist, after);
  }

  /** Takes an item out of a playlist and puts it into one, where another stands or last. */
  async moveItem(from, at, to, place) {
    const item = from.items[at];
    const rest = from.items.filter((_, i) => i !== at);
    if (from.id === to.id && from.page === to.page) {
      return this.save({ ...from, items: rest.toSpliced(place, 0, item) });
    }
    // First there, then gone from here: nothing is lost on the way.
    return (await this.save({ ...to, items: to.items.toSpliced(place, 0, item) })) ?? this.save({ ...from, items: rest });
  }

  /** Takes a playlist away as soon as nobody can undo it any more. */
  remove({ page, id }) {
    this.#leaving.later(`${page}/${id}`);
  }

  /** Undoes that. */
  keep({ page, id }) {
    this.#leaving.keep(`${page}/${id}`);
  }

  async #load() {
    const { ok, value } = await ask('GET', `${this.#path}/~playlists`, undefined, this.#asMember());
    if (!ok) return;
    const index = { ...empty, ...value.index };
    const active = { ...empty, ...value.active };
    this.#tellNew([...index.playlists, ...active.playlists]);
    this.update({ known: true, index, active });
  }

  /** What others bring is told. */
  #tellNew(playlists) {
    if (!this.state.known) return;
    const before = new Set(pages.flatMap((page) => this.state[page].playlists.map(({ id }) => id)));
    const { members, self } = this.#room.state;
    const me = members.find(({ id }) => id === self)?.name;
    for (const { id, sender, description } of playlists) {
      if (before.has(id) || !sender || sender === me) continue;
      const what = description ? 'note.playlist' : 'note.playlistUntitled';
      this.#room.note({ key: what, values: { name: sender, description } });
    }
  }

  async #send(page, files, progress = () => {}) {
    const { upload } = await import('../net/upload.js');
    const whole = files.reduce((sum, { size }) => sum + size, 0) || 1;
    const items = [];
    let before = 0;
    for (const file of files) {
      const query = new URLSearchParams({ name: file.name, page });
      const { headers } = this.#asMember();
      const tell = (part) => progress((before + part * file.size) / whole);
      const { ok, value, problem } = await upload(`${this.#path}/files?${query}`, file, { headers, progress: tell });
      if (!ok) return { problem: whyNot(page, problem) };
      before += file.size;
      items.push({ kind: value.type.startsWith('image/') ? 'image' : 'video', src: value.src, description: titleOf(file) });
    }
    return { items };
  }

  async #delete(page, id, more) {
    const { ok, status, problem } = await ask('DELETE', `${this.#path}/~playlists/${page}/${id}`, undefined, { ...this.#asMember(), ...more });
    if (ok || status === 404) {
      this.update({ [page]: { ...this.state[page], playlists: this.state[page].playlists.filter((other) => other.id !== id) } });
    } else {
      this.#room.note({ reason: whyNot(page, problem) });
    }
    this.#leaving.done(`${page}/${id}`);
  }

  #put(page, playlist, after) {
    const { playlists } = this.state[page];
    const at = playlists.findIndex(({ id }) => id === playlist.id);
    const whole = at < 0 ? playlist : { ...playlists[at], description: playlist.description, items: playlist.items };
    const others = playlists.filter(({ id }) => id !== playlist.id);
    const behind = after === undefined ? at : others.findIndex(({ id }) => id === after) + 1;
    const next = others.toSpliced(behind < 0 ? others.length : behind, 0, whole);
    this.update({ [page]: { ...this.state[page], playlists: next } });
  }

  /** A guest is known by what their member is taken back with. */
  #asMember() {
    const { returnKey } = this.#room;
    return { headers: returnKey ? { 'x-videocity-member': returnKey } : {} };
  }
}

/** Whoever may not let something stay is told who may. */
function whyNot(page, problem) {
  return page === 'index' && problem.name === 'not-allowed' ? { ...problem, name: 'not-decorator' } : problem;
}

function newId() {
  return crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, '0');
}

/** The name of a file as people say it. */
function titleOf({ name }) {
  return name.replace(/\.\w{1,5}$/, '').replaceAll('_', ' ');
}
