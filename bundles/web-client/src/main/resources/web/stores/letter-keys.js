// The cards that sign letters and open them: the one this device remembers, or one whose passphrase was typed.
import { checkCard } from '../card/check.js';
import { openerOf, unlock } from '../card/keys.js';
import { keptCard } from './kept-cards.js';
import { session } from './session-store.js';
import { openCard } from './unlock-store.js';

/**
 * The card of whoever is signed in, where this device remembers it.
 * @returns {Promise<{card: object, handles: {sign: CryptoKey, open: CryptoKey, publicKey: Uint8Array}} | null>}
 */
export async function rememberedCard() {
  await session.ready;
  const { resident, city } = session.state;
  const kept = resident && (await keptCard(city, resident.address));
  if (!kept) return null;
  try {
    // A card that has run out still opens what was sealed for it.
    const card = await checkCard(kept.file, { kind: 'login', now: null });
    return { card: { ...card, file: kept.file }, handles: kept };
  } catch {
    return null;
  }
}

/** Whether a card signs what is written now. */
export function signs({ certificate }) {
  return certificate.notAfter > new Date();
}

/** Every key of a card, the newest first: what was sealed for an older one is opened by that. */
export async function keysOf(card, passphrase) {
  const newest = await openCard(card, passphrase);
  const older = await Promise.all(card.keys.slice(1).map((locked) => olderKey(locked, passphrase)));
  return [newest, ...older.flat()];
}

async function olderKey(locked, passphrase) {
  try {
    return [await openerOf(await unlock(locked, passphrase))];
  } catch {
    return []; // locked with another passphrase
  }
}
