// Encodes the pictures of one track in real time: a key frame every two seconds and when somebody asks for one.

import { avcRecord } from './avc-record.js';
import { pictures } from './capture.js';
import { firstSupported, videoConfigs } from './codecs.js';
import { base64 } from './frame-message.js';
import { Rate } from './rate.js';
import { SenderClock } from './sender-clock.js';

const keyEveryMicros = 2_000_000;
/** So many pictures may wait for the encoder: more is a computer that does not keep up. */
const mostWaiting = 2;

export class VideoSender {
  #track;
  #on;
  #encoder = null;
  #config = null;
  #choosing = false;
  #size = '';
  #rate;
  #frameRate;
  #clock = new SenderClock();
  #lastKey = -Infinity;
  #keyDue = true;
  #end;

  kind = 'video';
  /** What decoders need to know, once the encoder said it. */
  format = null;

  /**
   * @param {MediaStreamTrack} track
   * @param {{most: number, least: number, frameRate: number}} quality bits a second and pictures a second
   * @param {{format: () => void, chunk: (key: boolean, micros: number, chunk: EncodedVideoChunk) => void,
   *     behind: () => boolean, failed: () => void}} on
   */
  constructor(track, quality, on) {
    this.#track = track;
    this.#on = on;
    this.#frameRate = quality.frameRate;
    this.#rate = new Rate({ ...quality, now: performance.now() });
    this.#end = pictures(track, (frame) => this.#take(frame));
  }

  get track() {
    return this.#track;
  }

  /** The next picture is a key frame. */
  keyFrame() {
    this.#keyDue = true;
  }

  /** Receivers take no more than that. */
  limit(bitsPerSecond) {
    this.#rate.limit(bitsPerSecond);
    this.#applyRate();
  }

  close() {
    this.#end();
    if (this.#encoder && this.#encoder.state !== 'closed') this.#encoder.close();
    this.#encoder = null;
  }

  #take(frame) {
    try {
      const behind = this.#on.behind();
      if (this.#rate.look(behind, performance.now())) this.#applyRate();
      const size = `${frame.displayWidth}x${frame.displayHeight}`;
      if (size !== this.#size) this.#choose(frame.displayWidth, frame.displayHeight, size);
      const busy = this.#choosing || !this.#encoder || this.#encoder.encodeQueueSize > mostWaiting;
      if (!behind && !busy) this.#encode(frame);
    } finally {
      frame.close();
    }
  }

  /** A picture that is left out before it is encoded is missed by none that come after it. */
  #encode(frame) {
    const micros = this.#clock.place(frame.timestamp);
    const key = this.#keyDue || micros - this.#lastKey >= keyEveryMicros;
    if (key) {
      this.#lastKey = micros;
      this.#keyDue = false;
    }
    this.#encoder.encode(frame, { keyFrame: key });
  }

  async #choose(width, height, size) {
    this.#size = size;
    this.#choosing = true;
    const wanted = { width, height, bitsPerSecond: this.#rate.bitsPerSecond, frameRate: this.#frameRate };
    const config = await firstSupported(VideoEncoder, videoConfigs(wanted));
    if (size !== this.#size) return;
    this.#choosing = false;
    if (!config) {
      this.#on.failed();
      return;
    }
    this.#config = config;
    this.#encoder ??= new VideoEncoder({
      output: (chunk, metadata) => this.#output(chunk, metadata),
      error: () => this.#on.failed(),
    });
    this.#encoder.configure(config);
    this.#keyDue = true;
  }

  #applyRate() {
    if (!this.#config || this.#choosing || this.#encoder?.state !== 'configured') return;
    this.#config = { ...this.#config, bitrate: this.#rate.bitsPerSecond };
    this.#encoder.configure(this.#config);
  }

  #output(chunk, metadata) {
    const told = metadata?.decoderConfig;
    if (told) {
      const { width, height } = this.#config;
      this.format = { kind: 'video', codec: told.codec, width, height, configuration: base64(descriptionOf(told, chunk)) };
      this.#on.format();
    }
    this.#on.chunk(chunk.type === 'key', this.#clock.of(chunk.timestamp), chunk);
  }
}

/** What the encoder tells, but for H.264 what its key frame says of itself. */
function descriptionOf({ codec, description }, chunk) {
  if (!codec.startsWith('avc1.')) return description;
  const frame = new Uint8Array(chunk.byteLength);
  chunk.copyTo(frame);
  return avcRecord(frame) ?? description;
}
