// A visiting card dropped anywhere on a place leads to its room; other files are for whoever takes them there.
import { roomUrl } from '../app/addresses.js';

/** What every card begins with, behind its size: the chunk that is no picture. */
const mark = 'vcIN';
const markAt = 37;

/** A Lit controller of a whole page; `tell` hears what is wrong with a file. Whatever takes a drop itself keeps it. */
export class CardWay {
  #host;
  #tell;
  #others;
  #listening = null;

  /**
   * @param {import('lit').LitElement} host
   * @param {(reason: {name: string, text: string}) => void} tell
   * @param {(files: File[]) => void} [others] takes files that are no cards
   */
  constructor(host, tell, others) {
    this.#host = host;
    this.#tell = tell;
    this.#others = others;
    host.addController(this);
  }

  hostConnected() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener('dragover', (event) => takes(event) && this.#over(event), { signal });
    addEventListener('dragleave', ({ relatedTarget }) => relatedTarget || this.#mark(false), { signal });
    addEventListener('drop', () => this.#mark(false), { signal, capture: true });
    addEventListener('drop', (event) => takes(event) && this.#take(event), { signal });
  }

  hostDisconnected() {
    this.#listening.abort();
  }

  #over(event) {
    event.preventDefault();
    this.#mark(true);
  }

  /** The host looks as if it took files while some are held over it. */
  #mark(over) {
    this.#host.toggleAttribute('file-over', over);
  }

  async #take(event) {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    const [file] = files;
    if (!file) return;
    if (this.#others && !(await isCard(file))) return this.#others(files);
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

async function isCard(file) {
  const text = await file.slice(markAt, markAt + mark.length).text();
  return text === mark;
}

function takes(event) {
  const forField = event.composedPath().some(({ localName }) => localName === 'input');
  return !event.defaultPrevented && !forField && event.dataTransfer?.types.includes('Files');
}
