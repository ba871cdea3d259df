// A room as this person is in it: who is here, what is live, what was said; fed by the room socket.

import { roomUrl, socketUrl } from '../app/addresses.js';
import { keep, kept } from '../app/kept.js';
import { ask } from '../net/api.js';
import { ReconnectingSocket } from '../net/reconnecting-socket.js';
import { later } from './note-clock.js';
import { chatType, emptyRoom, reduce, transportChanges } from './room-messages.js';
import { noteOf } from './room-notes.js';
import { Store } from './store.js';
import { Typists } from './typists.js';

const protocol = 'videocity.room.1';
const pingMillis = 20_000;
const answerMillis = 10_000;
const noteMillis = 4000;
/** As long as a door takes to swing open (--door), and a moment. */
const openingMillis = 600;
const typingMillis = 2500;
const nameKey = 'videocity.name';
/** Of this tab alone: what its member is taken back with after the page was loaded anew. */
const returnStorageKey = 'videocity.return.';
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
  #knock = null;
  #typedAt = 0;
  #returnKey = '';
  #typists = new Typists((typing) => this.update({ typing }));

  /** @param {{path: string, key: string}} place */
  constructor(place) {
    super({ ...emptyRoom, path: place.path, name: kept('localStorage', nameKey), notes: [], closedTransports: [] });
    this.#place = place;
    this.#returnKey = kept('sessionStorage', returnStorageKey + place.path);
  }

  /** What says that something comes from this page's member: a secret of this tab. */
  get returnKey() {
    return this.#returnKey;
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
    this.#typists.clear();
    this.#socket?.close();
  }

  /** Comes to the door anew, because a card or an invitation may have opened it. */
  enterAnew() {
    this.#socket?.reopen();
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

  /** Lets the others know that something is being written. */
  typing() {
    if (Date.now() - this.#typedAt < typingMillis || this.state.phase !== 'inside') return;
    this.#typedAt = Date.now();
    this.#socket.send({ op: 'typing' });
  }

  /**
   * Knocks at the closed door; who is inside answers, or nobody.
   * @param {{name: string, photo?: string, text?: string}} knock
   */
  async knock(knock) {
    this.#knock = knock;
    const result = await this.#request({ op: 'knock', ...knock });
    if (!result.ok) this.#knock = null;
    const { door } = this.state;
    if (door) this.update({ door: { ...door, waiting: result.ok, declined: null } });
    return result;
  }

  /** Goes away from the door, and comes back to it without a knock. */
  stopKnocking() {
    this.#knock = null;
    const { door } = this.state;
    if (door) this.update({ door: { ...door, waiting: false } });
    this.#socket?.reopen();
  }

  /** Opens the door to somebody who knocked, or does not. */
  answer(knock, admit) {
    return this.#request({ op: 'answer', knock, admit });
  }

  /**
   * Does what only a moderator may.
   * @param {string} act as in docs/sockets.md
   * @param {object} target the member, stream or ban it is about
   */
  act(act, target) {
    return this.#request({ op: 'act', act, ...target });
  }

  /** Takes another name and remembers it on this device. */
  async rename(name) {
    const result = await this.#request({ op: 'rename', name });
    if (result.ok) {
      this.update({ name });
      keep('localStorage', nameKey, name);
    }
    return result;
  }

  /**
   * Shows a note for a moment.
   * @param {{key?: string, values?: object, reason?: object, undo?: () => void}} note a message and its values, or a reason
   */
  note(note) {
    const id = ++this.#lastNote;
    this.update({ notes: [...this.state.notes, { ...note, id }].slice(-3) });
    later(noteMillis, () => this.dismiss(id));
  }

  /** Takes a note away. */
  dismiss(id) {
    this.update({ notes: this.state.notes.filter((note) => note.id !== id) });
  }

  #onOpen() {
    const { name, session, sequence } = this.state;
    const hello = { op: 'hello', knock: true };
    if (name) hello.name = name;
    if (session) Object.assign(hello, { session, sequence });
    if (this.returnKey) hello.returning = this.returnKey;
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
    // Whoever is told that we are inside asks at once, and as this member.
    if (message.op === 'welcome' && message.returnKey) this.#keepReturnKey(message.returnKey);
    const patch = reduce(before, message);
    if (Object.keys(patch).length) this.update(patch);
    this.#tell(message, before);
  }

  /** Says in notes what people would else miss, and does what follows from a message. */
  #tell(message, before) {
    const note = noteOf(message, before);
    if (note) this.note(note);
    switch (message.op) {
      case 'welcome':
        this.#goByKnownName(message);
        this.#watchTransports(before.transports, message.transports ?? []);
        if (this.state.opening) setTimeout(() => this.update({ opening: false }), openingMillis);
        break;
      case 'transports':
        this.#watchTransports(before.transports, message.transports);
        break;
      case 'door':
        if (this.#knock) this.knock(this.#knock);
        break;
      case 'admitted':
        if (message.pass) this.#takePass(message.pass);
        break;
      case 'declined':
        this.#knock = null;
        break;
      case 'typing':
        this.#typists.typed(message.member);
        break;
      case 'message':
        this.#typists.stopped(message.message.sender);
        break;
      case 'left':
        this.#typists.stopped(message.member);
        break;
    }
  }

  #keepReturnKey(key) {
    this.#returnKey = key;
    keep('sessionStorage', returnStorageKey + this.#place.path, key);
  }

  /** Guests are called inside what they were called at the door. */
  #goByKnownName({ self, room }) {
    const wanted = this.#knock?.name;
    this.#knock = null;
    const me = room.members?.find(({ id }) => id === self);
    if (wanted && me?.role !== 'owner' && !me?.resident && me?.name !== wanted) this.rename(wanted);
  }

  /** With the pass of the door the live streams of the room open to this browser, too. */
  async #takePass(pass) {
    this.update({ passing: true });
    const { ok } = await ask('POST', `/rooms${roomUrl(this.#place.path)}/door/pass`, { pass });
    this.update({ passing: false, passes: this.state.passes + (ok ? 1 : 0) });
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
    // the city shows the way to a home that moved
    if (reason.name === 'moved') location.reload();
    this.update({ phase: 'shut', reason, door: null });
  }

  #request(message) {
    const id = ++this.#lastRequest;
    return new Promise((resolve) => {
      if (!this.#socket?.send({ ...message, id })) resolve({ ok: false, reason: { name: 'offline', text: '' } });
      else this.#requests.set(id, resolve);
    });
  }

  #answer({ id, ok, reason, ...more }) {
    this.#requests.get(id)?.({ ok, reason, ...more });
    this.#requests.delete(id);
  }

  #failRequests() {
    for (const resolve of this.#requests.values()) resolve({ ok: false, reason: { name: 'offline', text: '' } });
    this.#requests.clear();
  }
}
