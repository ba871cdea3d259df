// Camera and microphone as somebody tries them out: which there are, which are used, and what comes in. Nothing is sent.
import { chooseDevice, closeDevices, openWhatThereIs } from '../app/chosen-devices.js';
import { Store } from './store.js';

const kinds = { camera: 'videoinput', microphone: 'audioinput' };

/**
 * `phase`: `idle`, `asking`, `on`, or `failed` with a `why` (the name of the browser's error, `insecure` or `other`).
 * `used` holds the ids of the devices that are on.
 */
export class MediaStore extends Store {
  /** Whoever asks again has no use for what came of an earlier question. */
  #turn = 0;
  #onChange = () => this.#list();

  constructor() {
    super({ phase: 'idle', why: '', stream: null, cameras: [], microphones: [], used: {} });
  }

  /** Asks for what there is of camera and microphone, and shows it. */
  async start() {
    if (!navigator.mediaDevices?.getUserMedia) {
      this.update({ phase: 'failed', why: isSecureContext ? 'other' : 'insecure' });
      return;
    }
    const turn = ++this.#turn;
    if (this.state.phase !== 'on') this.update({ phase: 'asking', why: '' });
    try {
      const stream = await openWhatThereIs();
      if (turn === this.#turn) await this.#show(stream);
      else closeDevices(stream);
    } catch ({ name }) {
      if (turn === this.#turn) this.#fail(name);
    }
  }

  /** Uses another device from now on; the one in use stays until that has come. */
  choose(kind, id) {
    chooseDevice(kind, id);
    return this.start();
  }

  /** Lets everything go. */
  stop() {
    this.#turn++;
    this.#letGo();
    this.update({ phase: 'idle', why: '', stream: null });
  }

  async #show(stream) {
    this.#letGo();
    for (const track of stream.getTracks()) {
      track.addEventListener('ended', () => this.state.stream === stream && this.#fail('lost'));
    }
    navigator.mediaDevices.addEventListener('devicechange', this.#onChange);
    const id = ([track]) => track?.getSettings().deviceId ?? '';
    const used = { camera: id(stream.getVideoTracks()), microphone: id(stream.getAudioTracks()) };
    this.update({ phase: 'on', stream, used });
    await this.#list();
  }

  /** Names are told only while a device is used, so the list is asked for then. */
  async #list() {
    const all = await navigator.mediaDevices.enumerateDevices();
    const of = (kind) => all.filter((device) => device.kind === kinds[kind]).map(({ deviceId, label }) => ({ id: deviceId, label }));
    this.update({ cameras: of('camera'), microphones: of('microphone') });
  }

  #fail(why) {
    this.#letGo();
    this.update({ phase: 'failed', why, stream: null });
  }

  #letGo() {
    navigator.mediaDevices?.removeEventListener('devicechange', this.#onChange);
    closeDevices(this.state.stream);
  }
}
