// A visiting card dropped anywhere on a place leads to its room.
import { roomUrl } from '../app/addresses.js';

/** A Lit controller of a whole page; `tell` hears what is wrong with a file. Whatever takes a drop itself keeps it. */
export class CardWay {
  #tell;
  #listening = null;

  /**
   * @param {import('lit').LitElement} host
   * @param {(reason: {name: string, text: string}) => void} tell
   */
  constructor(host, tell) {
    this.#tell = tell;
    host.addController(this);
  }

  hostConnected() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener('dragover', (event) => takes(event) && event.preventDefault(), { signal });
    addEventListener('drop', (event) => takes(event) && this.#take(event), { signal });
  }

  hostDisconnected() {
    this.#listening.abort();
  }

  async #take(event) {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (!file) return;
    // Loaded with the first card.
    const [{ readCardFile }, { reasonOf }] = await Promise.all([
      import('../stores/unlock-store.js'),
      import('../stores/card-office.js'),
      import('../app/card-words.js'),
    ]);
    try {
      const { owner, room } = (await readCardFile(file, { kind: 'room' })).certificate.binding;
      location.assign(roomUrl(room ? `${owner}/${room}` : owner));
    } catch (error) {
      this.#tell(reasonOf(error));
    }
  }
}

function takes(event) {
  const forField = event.composedPath().some(({ localName }) => localName === 'input');
  return !event.defaultPrevented && !forField && event.dataTransfer?.types.includes('Files');
}
