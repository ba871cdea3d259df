// One's own login card: made, saved, mailed, renewed, given another key or another passphrase.
import { checkCard } from '../card/check.js';
import { base64 } from '../card/bytes.js';
import { fileName } from '../app/card-facts.js';
import { keywordsOf } from '../app/keywords.js';
import { lock, unlock } from '../card/keys.js';
import { withProofs } from '../card/softcard.js';
import { asked, issueLoginCard, makeLoginCard, photoOf } from './card-office.js';
import { forgetCard, keptCard } from './kept-cards.js';
import { session } from './session-store.js';
import { Store } from './store.js';
import { openCard, problemFor, readCardFile, remember } from './unlock-store.js';

const mostKeys = 8;

/** Whether a card carries as many keys as it can: another one has no place for the oldest. */
export function isFull({ keys }) {
  return keys.length >= mostKeys;
}

/**
 * `card` is the card in hand, as `readCardFile` has it, `file` the same as a file to keep; `kept` whether this device
 * remembers it; `handles` whether it can be used: its passphrase was typed, or the device remembers it.
 */
export class OwnCardStore extends Store {
  constructor() {
    super({ phase: 'asking', card: null, kept: false, handles: null, busy: '', problem: null, done: '', file: null });
  }

  /** Looks whether this device remembers the card of whoever is signed in. */
  async load() {
    await session.ready;
    const { resident, city } = session.state;
    const kept = resident ? await keptCard(city, resident.address) : null;
    if (kept) await this.#hold(kept.file, kept, true).catch(() => {});
    this.update({ phase: 'known' });
  }

  /** Takes the file of the card in hand. */
  take(file) {
    return this.#do('look', 'card', async () => {
      const card = await readCardFile(file, { now: null });
      if (card.certificate.binding.owner !== session.state.resident.address) {
        throw Object.assign(new Error(), { reason: { name: 'other-person', text: 'This is the card of somebody else.' } });
      }
      this.update({ card, file: fileOf(card), handles: null, kept: false });
    });
  }

  /** Puts the card in hand away. */
  putAway() {
    this.update({ card: null, handles: null, kept: false, problem: null, done: '', file: null });
  }

  /** Opens the card in hand. */
  open(passphrase) {
    return this.#do('unlock', 'send', async () => {
      this.update({ handles: await openCard(this.state.card, passphrase) });
    });
  }

  /** Makes the first login card, or one with another key; keys there were travel along, locked as before. */
  make({ passphrase, keyKind, photo, person = this.#person(), replaces }) {
    return this.#do('key', 'send', async () => {
      const { card } = this.state;
      if (card) await unlock(card.keys[0], passphrase);
      const older = (card?.keys ?? []).slice(0, mostKeys - 1);
      const wish = { person, photo: photo ?? (await photoOf(person)), passphrase, keyKind, replaces, older };
      await this.#holdMade(await makeLoginCard(wish, (busy) => this.update({ busy })), 'made');
    });
  }

  /** Has the card issued anew, with the same keys. */
  renew() {
    return this.#do('issue', 'card', async () => {
      const { card, handles } = this.state;
      const person = this.#person();
      const wish = { person, photo: await photoOf(person), handles, keys: card.keys, replaces: card.certificate.serial };
      await this.#holdMade(await issueLoginCard(wish, (busy) => this.update({ busy })), 'renewed');
    });
  }

  /** Locks every key anew; the city hears nothing of it. */
  changePassphrase(before, after) {
    return this.#do('lock', 'send', async () => {
      const { card, kept } = this.state;
      const handles = await openCard(card, before);
      const keys = await Promise.all(card.keys.map(async (key) => lock(await unlock(key, before), after)));
      await this.#hold(withProofs(card.file, { chain: card.chain, keys }), handles, kept);
      if (kept) await remember(this.state.card, handles);
      this.update({ done: 'changed' });
    });
  }

  /** Keeps the card on this device, or no longer. */
  keep(on) {
    return this.#do('keep', 'keep', async () => {
      const { card, handles } = this.state;
      const { city, owner } = card.certificate.binding;
      await (on ? remember(card, handles) : forgetCard(city, owner));
      this.update({ kept: on });
    });
  }

  /** Mails the card, locked as it is, to its owner. */
  mail() {
    return this.#do('mail', 'mail', async () => {
      await asked('POST', '/me/cards/mail', { card: base64(this.state.card.file) });
      this.update({ done: 'mailed' });
    });
  }

  /** Whoever is signed in, with the keywords the city knows of them, or else those on their card. */
  #person() {
    const { resident } = session.state;
    const { information } = this.state.card ?? {};
    return { ...resident, keywords: resident.keywords?.length ? resident.keywords : keywordsOf(information?.keywords ?? '') };
  }

  async #holdMade(made, done) {
    const { kept } = this.state;
    await this.#hold(made.file, made.handles, kept);
    if (kept) await remember(this.state.card, made.handles);
    this.update({ done });
  }

  async #hold(file, handles, kept) {
    const { sign, open, publicKey } = handles;
    const card = { ...(await checkCard(file, { kind: 'login', now: null })), file };
    this.update({ card, file: fileOf(card), handles: { sign, open, publicKey }, kept });
  }

  async #do(busy, field, act) {
    this.update({ busy, problem: null, done: '' });
    try {
      await act();
      this.update({ busy: '' });
      return true;
    } catch (error) {
      this.update({ busy: '', problem: problemFor(error, field) });
      return false;
    }
  }
}

/** A card as a file to keep. */
function fileOf({ information, file }) {
  return { name: fileName(information), bytes: file };
}
