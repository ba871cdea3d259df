// Encodes the sound of one track in real time.

import { sounds } from './capture.js';
import { audioConfigs, firstSupported } from './codecs.js';
import { base64 } from './frame-message.js';
import { SenderClock } from './sender-clock.js';

export class AudioSender {
  #track;
  #on;
  #bitsPerSecond;
  #encoder = null;
  #shape = '';
  #clock = new SenderClock();
  #end;

  kind = 'audio';
  /** What decoders need to know, once the encoder said it. */
  format = null;

  /**
   * @param {MediaStreamTrack} track
   * @param {{most: number}} quality bits a second
   * @param {{format: () => void, chunk: (key: boolean, micros: number, chunk: EncodedAudioChunk) => void,
   *     behind: () => boolean, failed: () => void}} on
   */
  constructor(track, { most }, on) {
    this.#track = track;
    this.#on = on;
    this.#bitsPerSecond = most;
    this.#end = sounds(track, (data) => this.#take(data));
  }

  get track() {
    return this.#track;
  }

  close() {
    this.#end();
    if (this.#encoder && this.#encoder.state !== 'closed') this.#encoder.close();
    this.#encoder = null;
  }

  #take(data) {
    const shape = `${data.sampleRate}/${data.numberOfChannels}`;
    if (shape !== this.#shape) this.#choose(data, shape);
    if (this.#encoder && !this.#on.behind()) {
      this.#clock.place(data.timestamp);
      this.#encoder.encode(data);
    }
    data.close();
  }

  async #choose({ sampleRate, numberOfChannels }, shape) {
    this.#shape = shape;
    this.#encoder?.close();
    this.#encoder = null;
    const wanted = { sampleRate, channels: numberOfChannels, bitsPerSecond: this.#bitsPerSecond };
    const config = 'AudioEncoder' in globalThis ? await firstSupported(AudioEncoder, audioConfigs(wanted)) : null;
    if (shape !== this.#shape) return;
    if (!config) {
      this.#on.failed();
      return;
    }
    const encoder = new AudioEncoder({
      output: (chunk, metadata) => this.#output(config, chunk, metadata),
      error: () => this.#on.failed(),
    });
    encoder.configure(config);
    this.#encoder = encoder;
  }

  #output({ codec, sampleRate, numberOfChannels }, chunk, metadata) {
    const told = metadata?.decoderConfig;
    if (told) {
      const configuration = base64(told.description);
      this.format = { kind: 'audio', codec, sampleRate, channels: numberOfChannels, configuration };
      this.#on.format();
    }
    this.#on.chunk(true, this.#clock.of(chunk.timestamp), chunk);
  }
}
