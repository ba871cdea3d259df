// Publishes one stream of a member over the publish socket: encodes the tracks there are, tells which, comes back when cut off.

import { ReconnectingSocket } from '../net/reconnecting-socket.js';
import { AudioSender } from './audio-sender.js';
import { frameMessage } from './frame-message.js';
import { VideoSender } from './video-sender.js';

const protocol = 'videocity.publish.1';
const ids = { video: 1, audio: 2 };
/** A track that is not ready by then is announced later, alone. */
const togetherMillis = 400;
/** So long what waits for the network may be on its way, at the rates that were wished. */
const mostWaitingSeconds = 0.5;

/** `qualities` has for video and audio what their senders take. */
export class Publisher {
  #on;
  #returnKey;
  #qualities;
  #socket;
  #senders = new Map();
  #live = false;
  #announced = '';
  #known = new Set();
  #together = 0;
  #reason = null;

  /**
   * @param {() => string} url asked before every attempt
   * @param {() => string} returnKey of the member, likewise
   * @param {{video: object, audio: object}} qualities
   * @param {{over: (reason: object | null) => void, failed: (kind: string) => void}} on told when it ended for good, and
   *     when this browser cannot encode
   */
  constructor(url, returnKey, qualities, on) {
    this.#returnKey = returnKey;
    this.#qualities = qualities;
    this.#on = on;
    this.#socket = new ReconnectingSocket(url, protocol, {
      open: () => this.#socket.send({ op: 'publish', returnKey: this.#returnKey() }),
      text: (message) => this.#onMessage(message),
      waiting: () => this.#cutOff(),
      stopped: () => this.#over(),
    });
  }

  /**
   * Shows a track, or no longer.
   * @param {'video' | 'audio'} kind
   * @param {MediaStreamTrack | null} track
   */
  set(kind, track) {
    const id = ids[kind];
    this.#senders.get(id)?.close();
    this.#senders.delete(id);
    if (track) this.#senders.set(id, this.#sender(kind, id, track));
    else this.#announce();
  }

  /** Ends the stream. */
  end() {
    this.#socket.send({ op: 'end' });
    this.#socket.close();
    this.#closeSenders();
  }

  #sender(kind, id, track) {
    const Sender = kind === 'video' ? VideoSender : AudioSender;
    return new Sender(track, this.#qualities[kind], {
      format: () => this.#formatKnown(),
      chunk: (key, micros, chunk) => this.#send(id, key, micros, chunk),
      behind: () => this.#isBehind(kind),
      failed: () => this.#on.failed(kind),
    });
  }

  #onMessage({ op, track, bitsPerSecond, reason }) {
    const sender = this.#senders.get(track);
    if (op === 'published') this.#begin();
    else if (op === 'key-frame') sender?.keyFrame?.();
    else if (op === 'bit-rate') sender?.limit?.(bitsPerSecond);
    else if (op === 'ended' || op === 'refused') this.#reason = reason;
  }

  #begin() {
    this.#live = true;
    this.#reason = null;
    this.#announce();
    for (const sender of this.#senders.values()) sender.keyFrame?.();
  }

  /** Tracks that begin together are announced together. */
  #formatKnown() {
    clearTimeout(this.#together);
    if ([...this.#senders.values()].every(({ format }) => format)) this.#announce();
    else this.#together = setTimeout(() => this.#announce(), togetherMillis);
  }

  #announce() {
    if (!this.#live) return;
    const ready = [...this.#senders].filter(([, { format }]) => format);
    const tracks = ready.map(([id, { format }]) => ({ id, ...format }));
    const text = JSON.stringify(tracks);
    if (text === this.#announced) return;
    this.#socket.send({ op: 'tracks', tracks });
    this.#announced = text;
    const fresh = ready.filter(([id]) => !this.#known.has(id));
    this.#known = new Set(ready.map(([id]) => id));
    for (const [, sender] of fresh) sender.keyFrame?.();
  }

  #send(id, key, micros, chunk) {
    if (this.#live && this.#known.has(id)) this.#socket.sendBytes(frameMessage(id, key, micros, chunk));
  }

  /** Sound is left out later than pictures. */
  #isBehind(kind) {
    const bits = this.#qualities.video.most * mostWaitingSeconds;
    return this.#socket.waitingBytes > (bits / 8) * (kind === 'video' ? 1 : 2);
  }

  #cutOff() {
    this.#live = false;
    this.#announced = '';
    this.#known.clear();
  }

  #over() {
    this.#cutOff();
    this.#closeSenders();
    this.#on.over(this.#reason);
  }

  #closeSenders() {
    clearTimeout(this.#together);
    for (const sender of this.#senders.values()) sender.close();
    this.#senders.clear();
  }
}
