// How somebody's cards look: their skin, and where they moved the parts; kept on this device.
import { loadLayout, movedBy } from '../card/layout.js';
import { Store } from './store.js';

const key = 'videocity.cards';

class LookStore extends Store {
  #ready;

  constructor() {
    super({ layout: null, skin: 'city', moved: { login: {}, room: {} } });
  }

  /** Ends when the layout is known. */
  get ready() {
    this.#ready ??= this.#load().catch((error) => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }

  /** Chooses the colours. */
  wear(skin) {
    this.update({ skin });
    this.#keep();
  }

  /** Moves a part of a kind of card on from where it is, or from where it was when somebody began to drag it. */
  move(kind, part, dx, dy, from = this.state.moved[kind]) {
    const { layout, moved } = this.state;
    this.update({ moved: { ...moved, [kind]: movedBy(layout, kind, from, part, dx, dy) } });
    this.#keep();
  }

  /** Puts the parts of a kind of card back. */
  tidy(kind) {
    this.update({ moved: { ...this.state.moved, [kind]: {} } });
    this.#keep();
  }

  async #load() {
    const layout = await loadLayout();
    const { skin, moved } = kept();
    const known = skin in layout.skins ? skin : Object.keys(layout.skins)[0];
    this.update({ layout, skin: known, moved: { login: moved?.login ?? {}, room: moved?.room ?? {} } });
  }

  #keep() {
    const { skin, moved } = this.state;
    try {
      localStorage.setItem(key, JSON.stringify({ skin, moved }));
    } catch {
      // A browser that keeps nothing draws the usual way next time.
    }
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

export const look = new LookStore();
