// How this person arranged the stage of a room: layout, sound, what is docked, closed or maximised. Nobody else sees it.
// What is said of streams here goes for playlists, too: both are boxes with a name.

import { socketUrl } from '../app/addresses.js';
import { keep, kept } from '../app/kept.js';
import { LivePlayer } from '../player/live-player.js';
import { boxOf } from './playlists-store.js';
import { Store } from './store.js';

/** So long what was asked for before the door let us in may still be refused. */
const graceMillis = 3000;
/** Of this tab alone: which playlists of a room this reader put away. Live streams stand there anew. */
const awayKeys = { docked: 'videocity.docked.', closed: 'videocity.closed.' };

export class StageStore extends Store {
  #place;
  #players = new Map();
  #since = new WeakMap();
  #ownPlayer;

  /**
   * @param {{path: string, key: string}} place
   * @param {(stream: string) => object | null} ownPlayer the player of what this page itself shows
   */
  constructor(place, ownPlayer = () => null) {
    super({
      layout: 'tiles',
      sound: false,
      maximised: '',
      large: '',
      order: [],
      docked: awayBefore('docked', place),
      closed: awayBefore('closed', place),
      silent: new Set(),
      panel: '',
      lastRead: '',
    });
    this.#place = place;
    this.#ownPlayer = ownPlayer;
  }

  update(patch) {
    super.update(patch);
    for (const [how, key] of Object.entries(awayKeys)) {
      if (how in patch) keep('sessionStorage', key + this.#place.path, [...patch[how]].filter(isPlaylist).join(' '));
    }
  }

  /** The player of a stream; made when first asked for. One's own pictures are not fetched. */
  playerOf({ name, since }) {
    const own = this.#ownPlayer(name);
    if (own) {
      this.release(name);
      return own;
    }
    let player = this.#players.get(name);
    if (!player) {
      const url = socketUrl('/ws/live', { room: this.#place.path, stream: name, key: this.#place.key });
      player = new LivePlayer(url);
      player.muted = !this.hears(name);
      player.addEventListener('change', () => this.update({}));
      this.#players.set(name, player);
      this.#since.set(player, since);
    }
    return player;
  }

  /** Ends the player of a stream, if it has one. */
  release(stream) {
    this.#players.get(stream)?.close();
    this.#players.delete(stream);
  }

  /** Tunes in to a stream anew. */
  again(stream) {
    this.release(stream);
    this.update({});
  }

  /** Tunes in anew to whatever was refused, or is within a moment: something was allowed since. */
  retryRefused() {
    const retry = () => {
      for (const [name, player] of this.#players) if (player.state === 'refused') this.release(name);
      this.update({});
    };
    retry();
    setTimeout(retry, graceMillis);
  }

  /** Ends the players of streams that are gone, and of those that ended and were published anew. */
  sync(streams) {
    const since = new Map(streams.map((stream) => [stream.name, stream.since]));
    for (const [name, player] of this.#players) {
      const over = player.state === 'ended' || player.state === 'refused';
      if (!since.has(name) || (over && since.get(name) !== this.#since.get(player))) this.release(name);
    }
    if (this.state.maximised && !since.has(this.state.maximised)) this.update({ maximised: '' });
  }

  /** Tries all waiting connections at once. */
  retryNow() {
    for (const player of this.#players.values()) player.retryNow();
  }

  /** Whether a stream is to be heard. */
  hears(stream) {
    return this.state.sound && !this.state.silent.has(stream);
  }

  /** Turns the sound of the whole stage on or off; on only in answer to a gesture. */
  setSound(sound) {
    this.update({ sound, silent: new Set() });
    this.#applySound();
  }

  /** Turns the sound of one stream on or off. */
  toggleSilent(stream) {
    if (!this.state.sound) {
      const others = [...this.#players.keys()].filter((name) => name !== stream);
      this.update({ sound: true, silent: new Set(others) });
    } else {
      this.update({ silent: toggled(this.state.silent, stream) });
    }
    this.#applySound();
  }

  /** The streams in the order this person gave them; new ones come last. */
  arranged(streams) {
    const place = new Map(this.state.order.map((name, i) => [name, i]));
    return [...streams].sort((a, b) => (place.get(a.name) ?? Infinity) - (place.get(b.name) ?? Infinity) || 0);
  }

  /**
   * Lets two streams change places.
   * @param {string[]} shown the names in their order as it is
   */
  swap(shown, one, other) {
    const order = shown.map((name) => (name === one ? other : name === other ? one : name));
    this.update({ order: [...order, ...this.state.order.filter((name) => !order.includes(name))] });
  }

  setLayout(layout) {
    this.update({ layout, maximised: '' });
  }

  /** Fills the stage with one stream, or gives it back its place. */
  toggleMaximised(stream) {
    this.update({ maximised: this.state.maximised === stream ? '' : stream });
  }

  /** Makes a stream the large one of the layout with one large. */
  enlarge(stream) {
    this.update({ large: stream, layout: 'large', maximised: '' });
  }

  /** Puts a stream into the dock: its name stays, its media are no longer fetched. */
  dock(stream) {
    this.release(stream);
    this.update({ docked: withItem(this.state.docked, stream), ...this.#noLongerLarge(stream) });
  }

  /** Takes a stream off this person's stage. */
  closeBox(stream) {
    this.release(stream);
    this.update({
      closed: withItem(this.state.closed, stream),
      docked: without(this.state.docked, stream),
      ...this.#noLongerLarge(stream),
    });
  }

  /** Takes several off this person's stage at once, until they are shown. */
  putAway(names) {
    this.update({ closed: new Set([...this.state.closed, ...names]) });
  }

  /** Puts a docked or closed stream back on the stage. */
  show(stream) {
    this.update({ docked: without(this.state.docked, stream), closed: without(this.state.closed, stream) });
  }

  /** Opens a side panel, or closes it when it is open. */
  togglePanel(panel) {
    this.update({ panel: this.state.panel === panel ? '' : panel });
  }

  /** Remembers the last line of the chat that was seen. */
  markRead(lineId) {
    if (lineId !== this.state.lastRead) this.update({ lastRead: lineId });
  }

  #noLongerLarge(stream) {
    const { maximised, large } = this.state;
    return { maximised: maximised === stream ? '' : maximised, large: large === stream ? '' : large };
  }

  #applySound() {
    for (const [stream, player] of this.#players) player.setMuted(!this.hears(stream));
  }
}

/** The playlists put away in this tab before the page was loaded anew. */
function awayBefore(how, { path }) {
  return new Set(kept('sessionStorage', awayKeys[how] + path).split(' ').filter(isPlaylist));
}

function isPlaylist(box) {
  return box.startsWith(boxOf(''));
}

function withItem(set, item) {
  return new Set(set).add(item);
}

function without(set, item) {
  const next = new Set(set);
  next.delete(item);
  return next;
}

function toggled(set, item) {
  return set.has(item) ? without(set, item) : withItem(set, item);
}
