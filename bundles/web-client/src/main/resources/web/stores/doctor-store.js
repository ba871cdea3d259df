// What works from here, one thing after another: each is looked at by really doing it.

import { socketUrl } from '../app/addresses.js';
import { ask } from '../net/api.js';
import { Store } from './store.js';

const slowMillis = 300;
const patienceMillis = 10_000;
const formats = {
  'H.264': 'video/mp4; codecs="avc1.64001f"',
  AAC: 'audio/mp4; codecs="mp4a.40.2"',
  HEVC: 'video/mp4; codecs="hvc1.1.6.L93.B0"',
  AV1: 'video/mp4; codecs="av01.0.05M.08"',
  VP9: 'video/mp4; codecs="vp09.00.10.08"',
  Opus: 'audio/mp4; codecs="opus"',
};

/** The things there are to look at, in the order in which they depend on each other. */
export const things = ['secure', 'city', 'socket', 'media', 'live', 'camera', 'storage'];

/** Every thing has `state` (`idle`, `asking`, `good`, `fair`, `bad`) and `values` for its sentence. */
export class DoctorStore extends Store {
  #room;

  /** @param {string} room path of a room whose streams are tried; empty for any public one */
  constructor(room = '') {
    super({ ...Object.fromEntries(things.map((thing) => [thing, { state: 'idle', values: {} }])), stream: null });
    this.#room = room;
  }

  /** Looks at everything that nobody has to be asked for. */
  async look() {
    for (const thing of things) this.update({ [thing]: { state: 'asking', values: {} } });
    this.#found('secure', isSecureContext ? 'good' : 'bad');
    this.#media();
    await Promise.all([this.#city(), this.#socket(), this.#camera(), this.#storage()]);
    await this.#chooseStream();
  }

  /** Asks for camera and microphone, and lets them go at once. */
  async tryCamera() {
    this.update({ camera: { state: 'asking', values: {} } });
    try {
      const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      for (const track of media.getTracks()) track.stop();
      await this.#devices();
    } catch ({ name }) {
      this.#found('camera', 'bad', { why: name });
    }
  }

  /** The player of the stream that is tried says whether it played. */
  played(played) {
    const name = this.state.stream?.name ?? '';
    this.update({ stream: null });
    this.#found('live', played ? 'good' : 'bad', { name });
  }

  async #city() {
    const began = performance.now();
    const { ok } = await ask('GET', '/session');
    this.#found('city', ok ? 'good' : 'bad', { millis: Math.round(performance.now() - began) });
  }

  async #socket() {
    const millis = await roundTrip();
    this.#found('socket', millis < 0 ? 'bad' : millis > slowMillis ? 'fair' : 'good', { millis });
  }

  #media() {
    const source = globalThis.MediaSource ?? globalThis.ManagedMediaSource;
    const played = Object.keys(formats).filter((name) => source?.isTypeSupported(formats[name]));
    const usual = played.includes('H.264') && played.includes('AAC');
    this.#found('media', played.length ? (usual ? 'good' : 'fair') : 'bad', { formats: played });
  }

  async #camera() {
    if (!navigator.mediaDevices?.getUserMedia) {
      this.#found('camera', 'bad', { why: isSecureContext ? 'other' : 'insecure' });
      return;
    }
    const asked = await Promise.all(['camera', 'microphone'].map(permission));
    if (asked.includes('denied')) this.#found('camera', 'bad', { why: 'NotAllowedError' });
    else if (asked.every((state) => state === 'granted')) await this.#devices();
    else this.#found('camera', 'fair');
  }

  async #devices() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const inputs = devices.filter(({ kind }) => kind !== 'audiooutput');
    if (inputs.length) this.#found('camera', 'good', { devices: inputs.map(({ kind, label }) => ({ kind, label })) });
    else this.#found('camera', 'bad', { why: 'NotFoundError' });
  }

  async #storage() {
    this.#found('storage', keepsLittle() ? ((await keepsMuch()) ? 'good' : 'fair') : 'bad');
  }

  async #chooseStream() {
    const path = this.#room.split('/').map(encodeURIComponent).join('/');
    const { ok, value } = await ask('GET', path ? `/rooms/${path}` : '/rooms');
    const rooms = ok ? (value.rooms ?? [value]) : [];
    const live = rooms.flatMap((room) => room.streams.map(({ name }) => ({ room: room.path, name })));
    if (live.length) this.update({ stream: live[0] });
    else this.#found('live', 'fair');
  }

  #found(thing, state, values = {}) {
    this.update({ [thing]: { state, values } });
  }
}

/** Milliseconds of a word to the city and back over a web socket; -1 where it does not come. */
function roundTrip() {
  return new Promise((resolve) => {
    let began = 0;
    const socket = new WebSocket(socketUrl('/ws/city'), 'videocity.city.1');
    const end = (millis) => {
      clearTimeout(patience);
      resolve(millis);
      socket.close();
    };
    const patience = setTimeout(() => end(-1), patienceMillis);
    socket.onopen = () => {
      began = performance.now();
      socket.send('{"op":"ping"}');
    };
    socket.onmessage = ({ data }) => JSON.parse(data).op === 'pong' && end(Math.max(1, Math.round(performance.now() - began)));
    socket.onclose = () => end(-1);
  });
}

async function permission(name) {
  try {
    return (await navigator.permissions.query({ name })).state;
  } catch {
    return 'prompt'; // a browser that does not say is asked by trying
  }
}

function keepsLittle() {
  try {
    localStorage.setItem('videocity.doctor', '1');
    localStorage.removeItem('videocity.doctor');
    return true;
  } catch {
    return false;
  }
}

function keepsMuch() {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open('videocity-doctor');
      opening.onerror = () => resolve(false);
      opening.onsuccess = () => {
        opening.result.close();
        indexedDB.deleteDatabase('videocity-doctor');
        resolve(true);
      };
    } catch {
      resolve(false);
    }
  });
}
