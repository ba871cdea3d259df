// The city as seen from the street: its public rooms and what is live in them; fed by the city socket.

import { socketUrl } from '../app/addresses.js';
import { ask } from '../net/api.js';
import { ReconnectingSocket } from '../net/reconnecting-socket.js';
import { LivePlayer } from '../player/live-player.js';
import { later } from './note-clock.js';
import { Store } from './store.js';

const protocol = 'videocity.city.1';
/** Whoever types is not asked for between the letters. */
const pauseMillis = 250;
const noteMillis = 4000;

export class CityStore extends Store {
  #socket = null;
  #pause = 0;
  #heard = false;
  #lastNote = 0;

  constructor(find = '') {
    super({ phase: 'entering', retryAt: 0, rooms: [], find, found: [], notes: [] });
    if (find) this.#search(find);
  }

  /** Begins to listen to the city; what there is now is asked for meanwhile, so that nobody waits for a socket. */
  enter() {
    this.#look();
    this.#socket = new ReconnectingSocket(() => socketUrl('/ws/city'), protocol, {
      text: (message) => this.#onMessage(message),
      waiting: (retryAt) => this.update({ phase: 'waiting', retryAt }),
      stopped: () => this.update({ phase: 'refused' }),
    });
  }

  /** The socket knows better: what it has said already stays. */
  async #look() {
    const { ok, value } = await ask('GET', '/rooms');
    if (ok && !this.#heard) this.update({ phase: 'inside', rooms: value.rooms ?? [] });
  }

  leave() {
    this.#socket?.close();
  }

  /** Cuts a wait for the next attempt short. */
  retryNow() {
    this.#socket?.retryNow();
  }

  /** Shows a note for a moment; a newer one takes its place. */
  note(note) {
    const id = ++this.#lastNote;
    this.update({ notes: [{ ...note, id }] });
    later(noteMillis, () => this.update({ notes: this.state.notes.filter((other) => other.id !== id) }));
  }

  /** Narrows the rooms down to those in which these words occur, and looks in the whole city for more. */
  setFind(find) {
    this.update({ find, found: find.trim() ? this.state.found : [] });
    clearTimeout(this.#pause);
    if (find.trim()) this.#pause = setTimeout(() => this.#search(find), pauseMillis);
  }

  /** What the city found besides the rooms shown: by their owners and keywords. */
  foundRooms() {
    if (!this.state.find.trim()) return [];
    const shown = new Set(this.shownRooms().map(({ path }) => path));
    return this.state.found.filter(({ path }) => !shown.has(path));
  }

  /** The rooms to show: the live ones first, then the peopled ones, then by name. */
  shownRooms() {
    const words = this.state.find.toLowerCase().split(/\s+/).filter(Boolean);
    return this.state.rooms.filter((room) => mentions(room, words)).sort(compare);
  }

  /** A silent player for the picture on a room's card. */
  previewOf(room, stream) {
    return new LivePlayer(socketUrl('/ws/live', { room: room.path, stream: stream.name }));
  }

  async #search(find) {
    const { ok, value } = await ask('GET', '/search?q=' + encodeURIComponent(find.trim()));
    if (ok && find === this.state.find) this.update({ found: (value.rooms ?? []).map(whole) });
  }

  #onMessage(message) {
    const { rooms } = this.state;
    switch (message.op) {
      case 'rooms':
        this.#heard = true;
        this.update({ phase: 'inside', retryAt: 0, rooms: message.rooms ?? [] });
        break;
      case 'room':
        this.update({ rooms: [...rooms.filter(({ path }) => path !== message.room.path), message.room] });
        break;
      case 'gone':
        this.update({ rooms: rooms.filter(({ path }) => path !== message.room) });
        break;
    }
  }
}

function mentions(room, words) {
  const text = [room.title, room.path, room.description].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

function compare(a, b) {
  return (
    b.streams.length - a.streams.length ||
    b.members.length - a.members.length ||
    (a.title || a.path).localeCompare(b.title || b.path)
  );
}

/** A room that was found has what every room has. */
function whole({ path, members = [], streams = [], ...room }) {
  return { ...room, path: path.replace(/^\/+/, ''), members, streams };
}
