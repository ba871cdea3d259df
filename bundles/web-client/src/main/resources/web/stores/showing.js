// What of a playlist is shown: which item, and whether the next one follows by itself.

import { Store } from './store.js';

const imageMillis = 5000;
const textMillis = 2000;

export class Showing extends Store {
  #items = [];
  #timer = 0;

  constructor() {
    super({ at: 0, playing: false, list: false, muted: false });
  }

  /** Shows these items from now on; where one was, the same one stays. */
  take(items) {
    if (items === this.#items) return;
    const current = this.#items[this.state.at];
    this.#items = items;
    const same = items.findIndex((item) => item.kind === current?.kind && item.src === current.src && item.text === current.text);
    const at = same >= 0 ? same : Math.max(0, Math.min(this.state.at, items.length - 1));
    if (at !== this.state.at) this.update({ at });
  }

  /** Goes on by itself: pictures and texts after their time, videos at their end. */
  play() {
    this.update({ playing: true });
    this.#wait();
  }

  pause() {
    clearTimeout(this.#timer);
    if (this.state.playing) this.update({ playing: false });
  }

  toggle() {
    if (this.state.playing) this.pause();
    else this.play();
  }

  /** Shows one of the items. */
  go(at) {
    if (!this.#items[at]) return;
    this.update({ at, list: false });
    if (this.state.playing) this.#wait();
  }

  /** One on or back, round and round. */
  step(by) {
    const { length } = this.#items;
    if (length) this.go((this.state.at + by + length) % length);
  }

  /** An item came to its end: the next one follows; after the last one it is over. */
  ended() {
    if (!this.state.playing) return;
    if (this.state.at + 1 < this.#items.length) this.go(this.state.at + 1);
    else {
      this.pause();
      this.update({ at: 0 });
    }
  }

  /** Turns the sound off or on. */
  hush(muted) {
    this.update({ muted });
  }

  /** Shows what there is as a list, or no longer. */
  toggleList() {
    this.update({ list: !this.state.list });
  }

  #wait() {
    clearTimeout(this.#timer);
    const item = this.#items[this.state.at];
    const millis = { image: imageMillis, text: item?.interval || textMillis, link: imageMillis }[item?.kind];
    if (millis) this.#timer = setTimeout(() => this.ended(), millis);
  }
}
