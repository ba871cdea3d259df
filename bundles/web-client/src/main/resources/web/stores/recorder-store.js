// A recording of oneself with camera and microphone: made on this device, sent nowhere.
import { closeDevices, openWhatThereIs } from '../app/chosen-devices.js';
import { Store } from './store.js';

/** What most browsers play comes first. */
const kinds = {
  video: ['video/mp4;codecs=avc1.42E01E,opus', 'video/mp4;codecs=avc1.42E01E,mp4a.40.2', 'video/webm;codecs=vp8,opus', 'video/mp4', 'video/webm'],
  audio: ['audio/mp4;codecs=opus', 'audio/mp4', 'audio/webm;codecs=opus', 'audio/webm'],
};
const videoBitsPerSecond = 1_500_000;
const audioBitsPerSecond = 64_000;
const pieceMillis = 500;
const tickMillis = 250;

/**
 * `phase`: `idle`, `asking`, `ready` (one sees oneself), `recording`, `done` with a `file`, or `failed` with a `why` (the name
 * of the browser's error, `insecure` or `other`).
 */
export class RecorderStore extends Store {
  #maxBytes;
  #recorder = null;
  /** Whoever asks again has no use for what came of an earlier question. */
  #turn = 0;

  /** @param {number} maxBytes where a recording ends by itself */
  constructor(maxBytes = 200_000_000) {
    super({ phase: 'idle', why: '', stream: null, seconds: 0, file: null });
    this.#maxBytes = maxBytes;
  }

  /** Opens what there is of camera and microphone. */
  async open() {
    if (!navigator.mediaDevices?.getUserMedia || !globalThis.MediaRecorder) {
      this.update({ phase: 'failed', why: isSecureContext ? 'other' : 'insecure' });
      return;
    }
    const turn = ++this.#turn;
    this.update({ phase: 'asking', why: '', file: null });
    try {
      const stream = await openWhatThereIs();
      if (turn === this.#turn) this.update({ phase: 'ready', stream });
      else closeDevices(stream);
    } catch ({ name }) {
      if (turn === this.#turn) this.update({ phase: 'failed', why: name });
    }
  }

  /**
   * Records until it is stopped, its time is over, it is too large or the devices are taken away.
   * @param {number} max seconds
   */
  record(max) {
    const { stream } = this.state;
    const mimeType = kinds[stream.getVideoTracks().length ? 'video' : 'audio'].find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond, audioBitsPerSecond });
    const pieces = [];
    const began = performance.now();
    let bytes = 0;
    recorder.ondataavailable = ({ data }) => {
      pieces.push(data);
      bytes += data.size;
      if (bytes >= this.#maxBytes) this.stop();
    };
    const ticking = setInterval(() => {
      const seconds = Math.floor((performance.now() - began) / 1000);
      if (seconds > this.state.seconds) this.update({ seconds });
      if (seconds >= max) this.stop();
    }, tickMillis);
    recorder.onstop = () => {
      clearInterval(ticking);
      this.#done(new Blob(pieces, { type: recorder.mimeType }));
    };
    recorder.start(pieceMillis);
    this.#recorder = recorder;
    this.update({ phase: 'recording', seconds: 0 });
  }

  /** Ends the recording: what there is becomes the file. */
  stop() {
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
  }

  /** Lets everything go, also what was recorded. */
  close() {
    this.#turn++;
    const recorder = this.#recorder;
    this.#recorder = null;
    if (recorder?.state === 'recording') recorder.stop();
    closeDevices(this.state.stream);
    this.update({ phase: 'idle', why: '', stream: null, seconds: 0, file: null });
  }

  #done(blob) {
    if (!this.#recorder) return;
    this.#recorder = null;
    closeDevices(this.state.stream);
    const type = blob.type.split(';')[0];
    const file = new File([blob], `recording-${stamp(new Date())}.${type.split('/')[1]}`, { type });
    this.update({ phase: 'done', stream: null, file });
  }
}

/** The time on the clock of this device, as a part of a file's name. */
function stamp(now) {
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}
