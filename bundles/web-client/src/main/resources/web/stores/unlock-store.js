// A login card in hand: looked at, unlocked, and used to come in.
import { base64 } from '../card/bytes.js';
import { checkCard } from '../card/check.js';
import { belongTogether, handlesOf, sign, unlock } from '../card/keys.js';
import { CardProblem } from '../card/problem.js';
import { signInText } from '../card/request.js';
import { asked, reasonOf } from './card-office.js';
import { forgetCard, keepCard, keptCards } from './kept-cards.js';
import { session } from './session-store.js';
import { Store } from './store.js';

const mostBytes = 2 * 1024 * 1024;

/** Reads a file that somebody dropped or chose, and looks whether it is such a card; one that is renewed may have run out. */
export async function readCardFile(file, { kind = 'login', now = new Date() } = {}) {
  if (file.size > mostBytes) throw new CardProblem('too-large', 'A card has at most 2 MiB.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const card = await checkCard(bytes, { kind, now });
  await session.ready;
  const { city } = session.state;
  if (city && card.certificate.binding.city !== city) throw new CardProblem('other-city', 'This card is of another city.');
  return { ...card, file: bytes };
}

/** Opens the newest key of a card with its passphrase and looks whether it is the one of the certificate. */
export async function openCard(card, passphrase) {
  const handles = await handlesOf(await unlock(card.keys[0], passphrase), card.certificate.publicKey);
  if (!(await belongTogether(handles, card.certificate.publicKey))) {
    throw new CardProblem('edited', 'Key and certificate of this card do not belong together.');
  }
  return handles;
}

/** What went wrong, and where that stands: beside the passphrase if it is that, else at the place named. */
export function problemFor(error, field) {
  const reason = reasonOf(error);
  return { ...reason, field: reason.name === 'wrong-passphrase' ? 'passphrase' : field };
}

/** Keeps a card on this device. */
export function remember(card, handles) {
  const { city, owner } = card.certificate.binding;
  const { name } = card.information;
  return keepCard({ city, owner, name, file: card.file, ...handles });
}

/** Steps: `choose`, `card` (waits for its passphrase), `in`. */
export class UnlockStore extends Store {
  constructor() {
    super({ step: 'choose', card: null, kept: [], busy: '', problem: null, home: '' });
  }

  /** Looks which cards are remembered on this device. */
  async load() {
    await session.ready;
    const { city } = session.state;
    this.update({ kept: (await keptCards()).filter((card) => !city || card.city === city) });
  }

  /** Takes a file in hand. */
  async take(file) {
    this.update({ busy: 'look', problem: null });
    try {
      const card = await readCardFile(file);
      this.update({ step: 'card', card, busy: '' });
    } catch (error) {
      this.update({ busy: '', problem: { ...reasonOf(error), field: 'card' } });
    }
  }

  /** Puts the card away. */
  putAway() {
    this.update({ step: 'choose', card: null, problem: null });
  }

  /** Unlocks the card in hand and comes in with it. */
  async unlock(passphrase, keep) {
    const { card } = this.state;
    this.update({ busy: 'unlock', problem: null });
    try {
      const handles = await openCard(card, passphrase);
      await this.#comeIn(card.chain, card.certificate.binding.city, handles);
      if (keep) await remember(card, handles).catch(() => {});
      this.update({ step: 'in', busy: '' });
    } catch (error) {
      this.#failed(error, 'send');
    }
  }

  /** Comes in with a card of this device. */
  async comeInAs(kept) {
    this.update({ busy: kept.owner, problem: null });
    try {
      const card = await checkCard(kept.file, { kind: 'login' });
      await this.#comeIn(card.chain, kept.city, kept);
      this.update({ step: 'in', busy: '' });
    } catch (error) {
      this.#failed(error, kept.owner);
    }
  }

  /** Forgets a card of this device. */
  async forget({ city, owner }) {
    await forgetCard(city, owner);
    this.update({ kept: this.state.kept.filter((card) => card.city !== city || card.owner !== owner), problem: null });
  }

  #failed(error, field) {
    this.update({ busy: '', problem: problemFor(error, field) });
  }

  async #comeIn(chain, city, handles) {
    const challenge = await asked('POST', '/sign-in/card/challenge', {});
    // What is signed is what this page is: a city that asks for another one does not get it.
    if (challenge.origin !== location.origin || challenge.purpose !== 'session') {
      throw new CardProblem('other-origin', 'The city asks for a signature for another address.');
    }
    if (challenge.city !== city) throw new CardProblem('other-city', 'This card is of another city.');
    const signature = await sign(handles, await signInText(challenge, chain[0]));
    const { nonce, expiry, origin } = challenge;
    const proof = { chain: chain.map(base64), nonce, expiry, origin, signature: base64(signature) };
    const { resident } = await asked('POST', '/sign-in/card', proof);
    session.signedIn(resident);
    this.update({ home: resident.home });
  }
}
