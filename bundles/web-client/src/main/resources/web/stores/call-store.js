// What this person lets the room hear and see: microphone and camera as one stream, the screen as another.

import { openDevices } from '../app/chosen-devices.js';
import { socketUrl } from '../app/addresses.js';
import { keep, kept } from '../app/kept.js';
import { prefixes } from '../app/stream-names.js';
import { OwnPlayer } from './own-player.js';
import { Store } from './store.js';

const callKey = 'videocity.call.';
const letters = 'abcdefghijklmnopqrstuvwxyz';
const off = Object.freeze({ on: false, busy: false, why: null });
/** Who is neither heard nor seen for so long is no longer on the stage. */
const idleMillis = 60_000;
/** The city may have given this page's place another key while it was away. */
const retryMillis = 1000;
const mostRetries = 3;

/** Which stream each part goes into, and as what. */
const parts = {
  mic: { stream: 'camera', kind: 'audio' },
  camera: { stream: 'camera', kind: 'video' },
  screen: { stream: 'screen', kind: 'video' },
};
const encoders = { audio: 'AudioEncoder', video: 'VideoEncoder' };
const qualities = {
  camera: { video: { most: 1_000_000, least: 120_000, frameRate: 30 }, audio: { most: 32_000 } },
  screen: { video: { most: 2_500_000, least: 200_000, frameRate: 15 }, audio: { most: 96_000 } },
};

/**
 * `mic`, `camera` and `screen` each have `on`, `busy` and `why` (`{word}` for a message, or `{reason}`), null where all
 * is well.
 */
export class CallStore extends Store {
  #place;
  #room;
  #streams = new Map();
  #media = { mic: null, camera: null, screen: null };
  #resumed = false;
  #idle = 0;

  /**
   * @param {{path: string, key: string}} place
   * @param {import('./room-store.js').RoomStore} room
   */
  constructor(place, room) {
    super({ mic: off, camera: off, screen: off });
    this.#place = place;
    this.#room = room;
    room.subscribe(({ phase }) => this.#onRoom(phase));
  }

  /** Turns a part on or off; on only in answer to a gesture. */
  toggle(part) {
    const { on, busy } = this.state[part];
    if (busy) return undefined;
    return on ? this.#turnOff(part) : this.#turnOn(part);
  }

  /** Takes note that somebody read why a part did not work. */
  understood(part) {
    this.#set(part, { why: null });
  }

  /** The player of a stream that this page itself shows; null for those of others. */
  playerOf(name) {
    for (const { name: own, player } of this.#streams.values()) if (own === name) return player;
    return null;
  }

  /** Ends everything and lets the devices go. */
  end() {
    clearTimeout(this.#idle);
    for (const part of Object.keys(parts)) this.#release(part);
    for (const stream of [...this.#streams.keys()]) this.#close(stream);
    this.#remember({ on: [] });
  }

  #onRoom(phase) {
    if (phase === 'shut' || phase === 'door') {
      if (this.#streams.size) this.end();
    } else if (phase === 'inside' && !this.#resumed) {
      this.#resumed = true;
      for (const part of this.#remembered().on) if (part !== 'screen' && part in parts) this.#turnOn(part);
    }
  }

  async #turnOn(part) {
    const obstacle = obstacleTo(part);
    if (obstacle) {
      this.#set(part, { why: { word: obstacle } });
      return;
    }
    this.#set(part, { busy: true, why: null });
    try {
      const [media, { Publisher }] = await Promise.all([open(part), import('../publish/publisher.js')]);
      this.#media[part] = media;
      if (this.#room.state.phase === 'shut') this.#release(part);
      else this.#show(part, Publisher);
    } catch ({ name }) {
      const changedMind = part === 'screen' && (name === 'NotAllowedError' || name === 'AbortError');
      this.#set(part, { busy: false, why: changedMind ? null : { word: wordFor(name) } });
    }
  }

  #show(part, Publisher) {
    const { stream } = parts[part];
    clearTimeout(this.#idle);
    if (!this.#streams.has(stream)) this.#open(stream, Publisher);
    const { publisher, player } = this.#streams.get(stream);
    for (const track of this.#media[part].getTracks()) {
      track.addEventListener('ended', () => this.#onEnded(part, track));
      publisher.set(track.kind, track);
      if (track.kind === 'video') player.show(track);
    }
    this.#set(part, { on: true, busy: false, why: null });
    this.#rememberOn();
  }

  #open(stream, Publisher, retries = 0) {
    const name = this.#nameOf(stream);
    const url = () => socketUrl('/ws/publish', { room: this.#place.path, stream: name, key: this.#place.key });
    const publisher = new Publisher(url, () => this.#room.returnKey, qualities[stream], {
      over: (reason) => this.#onOver(stream, reason, Publisher, retries),
      failed: (kind) => this.#onFailed(stream, kind),
    });
    const player = this.#streams.get(stream)?.player ?? new OwnPlayer(stream === 'camera');
    this.#streams.set(stream, { name, publisher, player });
  }

  #turnOff(part) {
    const { stream, kind } = parts[part];
    this.#release(part);
    const { publisher, player } = this.#streams.get(stream) ?? {};
    publisher?.set(kind, null);
    if (kind === 'video') player?.show(null);
    this.#rememberOn();
    if (part === 'screen') this.#close('screen');
    else if (!this.state.mic.on && !this.state.camera.on) this.#idle = setTimeout(() => this.#close('camera'), idleMillis);
  }

  /** The device is gone, or somebody pressed the browser's own "stop sharing". */
  #onEnded(part, track) {
    if (!this.#media[part]?.getTracks().includes(track)) return;
    if (part === 'screen' && track.kind === 'audio') return;
    this.#turnOff(part);
    if (part !== 'screen') this.#set(part, { why: { word: 'lost' } });
  }

  #onFailed(stream, kind) {
    const part = partsOf(stream).find((one) => parts[one].kind === kind);
    if (!part || !this.state[part].on) return;
    this.#turnOff(part);
    this.#set(part, { why: { word: 'codec' } });
  }

  /** The city ended the stream, or did not let it begin. */
  #onOver(stream, reason, Publisher, retries) {
    if (reason?.name === 'no-such-member' && retries < mostRetries) {
      const tried = this.#room.state.phase === 'inside' ? retries + 1 : retries;
      setTimeout(() => this.#streams.has(stream) && this.#openAgain(stream, Publisher, tried), retryMillis);
      return;
    }
    const on = partsOf(stream).filter((part) => this.state[part].on);
    for (const part of on) this.#release(part);
    this.#close(stream);
    this.#rememberOn();
    if (on.length && reason && !silent.has(reason.name)) this.#set(on.at(-1), { why: { reason } });
  }

  #openAgain(stream, Publisher, retries) {
    this.#open(stream, Publisher, retries);
    const { publisher } = this.#streams.get(stream);
    for (const part of partsOf(stream)) {
      for (const track of this.#media[part]?.getTracks() ?? []) publisher.set(track.kind, track);
    }
  }

  #close(stream) {
    const { publisher, player } = this.#streams.get(stream) ?? {};
    this.#streams.delete(stream);
    publisher?.end();
    player?.close();
    this.update({});
  }

  #release(part) {
    for (const track of this.#media[part]?.getTracks() ?? []) track.stop();
    this.#media[part] = null;
    this.#set(part, { on: false, busy: false });
  }

  #set(part, change) {
    this.update({ [part]: { ...this.state[part], ...change } });
  }

  /** A stream keeps its name in this tab, so that a page loaded anew goes on with it. */
  #nameOf(stream) {
    const { names } = this.#remembered();
    names[stream] ??= prefixes[stream] + fourLetters();
    this.#remember({ names });
    return names[stream];
  }

  #rememberOn() {
    this.#remember({ on: Object.keys(parts).filter((part) => this.state[part].on) });
  }

  #remember(change) {
    keep('sessionStorage', callKey + this.#place.path, JSON.stringify({ ...this.#remembered(), ...change }));
  }

  #remembered() {
    try {
      const { names = {}, on = [] } = JSON.parse(kept('sessionStorage', callKey + this.#place.path));
      return { names, on };
    } catch {
      return { names: {}, on: [] };
    }
  }
}

/** Reasons that the room itself tells, or nobody needs. */
const silent = new Set(['left', 'unpublished', 'taken-over', 'removed', 'banned', 'room-closed', 'restarting']);

function partsOf(stream) {
  return Object.keys(parts).filter((part) => parts[part].stream === stream);
}

/** Why this page cannot even ask; a word of the messages `call.why.…`. */
function obstacleTo(part) {
  if (!navigator.mediaDevices?.getUserMedia) return isSecureContext ? 'other' : 'insecure';
  return encoders[parts[part].kind] in globalThis ? '' : 'codec';
}

function wordFor(name) {
  return ['NotAllowedError', 'NotFoundError', 'NotReadableError'].includes(name) ? name : 'other';
}

function open(part) {
  if (part === 'mic') return openDevices({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } });
  if (part === 'camera') return openDevices({ video: { facingMode: 'user', width: 960, height: 540, frameRate: { max: 30 } } });
  const video = { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: 15 } };
  return navigator.mediaDevices.getDisplayMedia({ video, audio: true });
}

function fourLetters() {
  return Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => letters[byte % letters.length]).join('');
}
