// The inbox of whoever is signed in: envelopes, the one that is open, and the card that opens them.
import { ask } from '../net/api.js';
import { keysOf, rememberedCard } from './letter-keys.js';
import { readOpened } from './letter-reading.js';
import { session } from './session-store.js';
import { Store } from './store.js';
import { Undoable } from './undoable.js';
import { problemFor, readCardFile, remember } from './unlock-store.js';

/**
 * `opened` is the letter that lies open: its `id`, a `phase` (`fetching`, `locked`, `read`, `failed`), and then `letter`,
 * `seal`, `entity` and `bytes`, or a `problem`. `seals` are those of the letters that were open. `card` is the card in
 * hand whose passphrase is asked for.
 */
export class InboxStore extends Store {
  #keys = [];
  #removals;

  constructor() {
    super({ phase: 'asking', letters: [], bytes: 0, maxBytes: 0, noticeByMail: true, leaving: new Set(), opened: null, seals: {}, card: null, busy: '', problem: null });
    session.subscribe(({ unopened }) => this.#onCounted(unopened));
    this.#removals = new Undoable(
      (id, more) => this.#remove(id, more),
      (leaving) => this.update({ leaving }),
    );
  }

  /** Asks what there is. */
  async load() {
    const { ok, value, problem } = await ask('GET', '/me/inbox');
    if (!ok) return this.update({ phase: 'unknown', problem });
    const remembered = await rememberedCard();
    if (remembered) this.#keys = [remembered.handles];
    const { noticeByMail } = value;
    this.update({ phase: 'known', noticeByMail, card: remembered?.card ?? null, problem: null });
    this.#receive(value);
    return undefined;
  }

  /** What was left while this is looked at lies there at once; what is being thrown away does not count. */
  async #onCounted(unopened) {
    const { phase, letters } = this.state;
    if (phase !== 'known') return;
    if (unopened > letters.filter(({ opened }) => !opened).length) {
      const { ok, value } = await ask('GET', '/me/inbox');
      if (ok) this.#receive(value);
    } else if (unopened > this.#unopened()) {
      this.#count();
    }
  }

  #receive({ letters, bytes, maxBytes }) {
    this.update({ letters, bytes, maxBytes });
    this.#count();
  }

  /** The letters that are not being thrown away. */
  shown() {
    return this.state.letters.filter(({ id }) => !this.state.leaving.has(id));
  }

  /** Opens one, or closes the one that is open. */
  async open(id) {
    if (this.state.opened?.id === id) return this.update({ opened: null });
    this.update({ opened: { id, phase: 'fetching' }, problem: null });
    const fetched = await fetchLetter(id);
    return fetched ? this.#read({ id, ...fetched }) : this.#show({ id, phase: 'failed', problem: { name: 'letter-away' } });
  }

  /** Takes the file of a card in hand. */
  async take(file) {
    this.update({ busy: 'look', problem: null });
    try {
      const card = await readCardFile(file, { now: null });
      this.update({ card, busy: '' });
    } catch (error) {
      this.update({ busy: '', problem: problemFor(error, 'card') });
    }
  }

  /** Puts the card in hand away. */
  putAway() {
    this.update({ card: null, problem: null });
  }

  /** Opens the card in hand, and with it the letter that waits for it. */
  async unlock(passphrase, keep) {
    const { card, opened } = this.state;
    this.update({ busy: 'unlock', problem: null });
    try {
      const keys = await keysOf(card, passphrase);
      this.#keys = [...keys, ...this.#keys];
      if (keep) await remember(card, keys[0]).catch(() => {});
      this.update({ busy: '' });
      await this.#read(opened, 'failed');
    } catch (error) {
      this.update({ busy: '', problem: problemFor(error, 'send') });
    }
  }

  /** Wants a mail when somebody left something, or none. */
  async wantMail(noticeByMail) {
    const { ok, problem } = await ask('PATCH', '/me/inbox', { noticeByMail });
    this.update(ok ? { noticeByMail, problem: null } : { problem: { ...problem, field: 'mail' } });
  }

  /** Throws one away in a moment. */
  throwAway(id) {
    if (this.state.opened?.id === id) this.update({ opened: null });
    this.#removals.later(id);
    this.#count();
  }

  /** Throws it not away. */
  keep(id) {
    this.#removals.keep(id);
    this.#count();
  }

  /** Opens it with the keys there are; `without` is what becomes of it where none fits. */
  async #read({ id, type, bytes }, without = 'locked') {
    const row = this.state.letters.find((letter) => letter.id === id);
    const { resident, city } = session.state;
    const here = { address: resident.address, city, proofs: fetchProofs };
    try {
      const read = await readOpened({ row, type, bytes }, this.#keys, here);
      this.#show({ id, phase: 'read', ...read, type, bytes });
      this.update({ seals: { ...this.state.seals, [id]: read.seal } });
      await this.#mark(row);
    } catch (error) {
      if (!error.reason) throw error;
      const locked = error.name === 'letter-of-another' && without === 'locked';
      this.#show({ id, type, bytes, phase: locked ? 'locked' : 'failed', problem: locked ? null : error.reason });
    }
  }

  /** Whoever opened another one meanwhile looks at that. */
  #show(opened) {
    if (this.state.opened?.id === opened.id) this.update({ opened });
  }

  async #mark(row) {
    if (row.opened) return;
    const { ok } = await ask('PATCH', `/me/inbox/${row.id}`, { opened: true });
    if (!ok) return;
    this.update({ letters: this.state.letters.map((letter) => (letter.id === row.id ? { ...letter, opened: true } : letter)) });
    this.#count();
  }

  #unopened() {
    return this.shown().filter(({ opened }) => !opened).length;
  }

  #count() {
    session.update({ unopened: this.#unopened() });
  }

  async #remove(id, more) {
    const { ok, status, problem } = await ask('DELETE', `/me/inbox/${id}`, undefined, more);
    if (ok || status === 404) this.update({ letters: this.state.letters.filter((letter) => letter.id !== id) });
    else this.update({ problem: { ...problem, field: 'letters' } });
    this.#removals.done(id);
    this.#count();
  }
}

/** The bytes of a letter and their type, or null. */
async function fetchLetter(id) {
  try {
    const answer = await fetch(`/api/me/inbox/${id}`, { cache: 'no-store' });
    return answer.ok ? { type: answer.headers.get('content-type') ?? '', bytes: new Uint8Array(await answer.arrayBuffer()) } : null;
  } catch {
    return null;
  }
}

/** What signatures are held against, as it is now: a card may have been revoked since another letter was opened. */
async function fetchProofs() {
  try {
    const [authority, list] = await Promise.all(['/ca/certificate', '/ca/crl'].map(fetchBytes));
    return { authority, list };
  } catch {
    return null;
  }
}

async function fetchBytes(address) {
  const answer = await fetch(address, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${address} is not there`);
  return new Uint8Array(await answer.arrayBuffer());
}
