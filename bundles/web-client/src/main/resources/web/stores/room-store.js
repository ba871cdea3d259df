// A room as this person is in it: who is here, what is live, what was said; fed by the room socket.

import { socketUrl } from '../app/addresses.js';
import { ReconnectingSocket } from '../net/reconnecting-socket.js';
import { chatType, emptyRoom, reduce, transportChanges } from './room-messages.js';
import { Store } from './store.js';

const protocol = 'videocity.room.1';
const pingMillis = 20_000;
const answerMillis = 10_000;
const noteMillis = 4000;
const manyMembers = 12;
const nameKey = 'videocity.name';
const refusedCodes = { 4403: 'not-allowed', 4404: 'no-such-room', 4410: 'room-closed', 1008: 'failed' };

export class RoomStore extends Store {
  #place;
  #socket = null;
  #requests = new Map();
  #lastRequest = 0;
  #lastNote = 0;
  #pinging = 0;
  #silence = 0;
  #closedTransports = new Set();

  /** @param {{path: string, key: string}} place */
  constructor(place) {
    super({ ...emptyRoom, path: place.path, name: savedName(), notes: [], closedTransports: [] });
    this.#place = place;
  }

  /** Goes in. */
  enter() {
    const url = () => socketUrl('/ws/room', { room: this.#place.path, key: this.#place.key });
    this.#socket = new ReconnectingSocket(url, protocol, {
      open: () => this.#onOpen(),
      text: (message) => this.#onMessage(message),
      waiting: (retryAt) => this.#onWaiting(retryAt),
      stopped: (code) => this.#onStopped(code),
    });
  }

  /** Goes out. */
  leave() {
    clearInterval(this.#pinging);
    clearTimeout(this.#silence);
    this.#socket?.close();
  }

  /** Cuts a wait for the next attempt short. */
  retryNow() {
    this.#socket?.retryNow();
  }

  /**
   * Says something to everyone.
   * @returns {Promise<{ok: boolean, reason?: object}>}
   */
  say(text) {
    return this.#request({ op: 'send', to: 'everyone', type: chatType, body: { text } });
  }

  /** Takes another name and remembers it on this device. */
  async rename(name) {
    const result = await this.#request({ op: 'rename', name });
    if (result.ok) {
      this.update({ name });
      saveName(name);
    }
    return result;
  }

  /**
   * Shows a note for a moment.
   * @param {{key: string, values?: object, undo?: () => void}} note
   */
  note(note) {
    const id = ++this.#lastNote;
    this.update({ notes: [...this.state.notes, { ...note, id }].slice(-3) });
    setTimeout(() => this.dismiss(id), noteMillis);
  }

  /** Takes a note away. */
  dismiss(id) {
    this.update({ notes: this.state.notes.filter((note) => note.id !== id) });
  }

  #onOpen() {
    const { name, session, sequence } = this.state;
    const hello = { op: 'hello' };
    if (name) hello.name = name;
    if (session) Object.assign(hello, { session, sequence });
    this.#socket.send(hello);
    clearInterval(this.#pinging);
    this.#pinging = setInterval(() => this.#ping(), pingMillis);
  }

  #ping() {
    if (!this.#socket.send({ op: 'ping' })) return;
    this.#silence = setTimeout(() => this.#socket.restart(), answerMillis);
  }

  #onMessage(message) {
    clearTimeout(this.#silence);
    if (message.op === 'result') {
      this.#answer(message);
      return;
    }
    const before = this.state;
    const patch = reduce(before, message);
    if (Object.keys(patch).length) this.update(patch);
    this.#tell(message, before);
  }

  /** Says in notes what people would else miss. */
  #tell(message, before) {
    switch (message.op) {
      case 'welcome':
        this.#watchTransports(before.transports, message.transports ?? []);
        if (before.phase === 'waiting' || before.phase === 'interrupted') this.note({ key: 'note.back' });
        break;
      case 'transports':
        this.#watchTransports(before.transports, message.transports);
        break;
      case 'entered':
        this.#noteMember('note.entered', message.member, before);
        break;
      case 'left':
        this.#noteMember(
          'note.left',
          before.members.find(({ id }) => id === message.member),
          before,
        );
        break;
      case 'published':
        this.note({ key: 'note.published', values: { stream: message.stream.name } });
        break;
      case 'unpublished':
        this.note({ key: 'note.unpublished', values: { stream: message.stream } });
        break;
    }
  }

  #noteMember(key, member, before) {
    if (!member || member.id === before.self || before.members.length > manyMembers) return;
    const known = before.members.some(({ id }) => id === member.id);
    if (known === (key === 'note.left')) this.note({ key, values: { name: member.name } });
  }

  #watchTransports(before, after) {
    const { closed, opened } = transportChanges(before, after);
    for (const name of closed) this.#closedTransports.add(name);
    for (const name of opened) {
      if (this.#closedTransports.delete(name)) this.note({ key: 'note.transportBack', values: { name } });
    }
    this.update({ closedTransports: [...this.#closedTransports] });
  }

  #onWaiting(retryAt) {
    clearInterval(this.#pinging);
    clearTimeout(this.#silence);
    this.#failRequests();
    this.update({ phase: this.state.session ? 'waiting' : 'unreached', retryAt });
  }

  #onStopped(code) {
    clearInterval(this.#pinging);
    this.#failRequests();
    const reason = this.state.reason ?? { name: refusedCodes[code] ?? 'room-closed', text: '' };
    this.update({ phase: 'shut', reason });
  }

  #request(message) {
    const id = ++this.#lastRequest;
    return new Promise((resolve) => {
      if (!this.#socket?.send({ ...message, id })) resolve({ ok: false, reason: { name: 'offline', text: '' } });
      else this.#requests.set(id, resolve);
    });
  }

  #answer({ id, ok, reason }) {
    this.#requests.get(id)?.({ ok, reason });
    this.#requests.delete(id);
  }

  #failRequests() {
    for (const resolve of this.#requests.values()) resolve({ ok: false, reason: { name: 'offline', text: '' } });
    this.#requests.clear();
  }
}

function savedName() {
  try {
    return localStorage.getItem(nameKey) ?? '';
  } catch {
    return '';
  }
}

function saveName(name) {
  try {
    localStorage.setItem(nameKey, name);
  } catch {
    // A browser that keeps nothing: the name lasts as long as the page.
  }
}
