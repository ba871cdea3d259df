// Looks at the file of a card before it is used, so that what is wrong is said at once and beside it.
import { readCertificate } from './certificate.js';
import { CardProblem } from './problem.js';
import { shortened } from './request.js';
import { cardHash, readCard } from './softcard.js';

/**
 * Reads a card and compares it with its certificate (docs/formats/soft-card.md, section 7); who issued it, whether its time has
 * come and whether it was revoked, only the city can tell.
 * @param {Uint8Array} bytes
 * @param {{kind?: 'login' | 'room', now?: Date | null}} [wanted] without a time, cards that have run out are read, too
 * @returns {Promise<object>} the card as softcard.js reads it, with its `certificate` and its `hash`
 * @throws {CardProblem}
 */
export async function checkCard(bytes, { kind, now = new Date() } = {}) {
  const card = readCard(bytes);
  const found = card.information.kind;
  if (kind && found !== kind) throw new CardProblem('wrong-kind', `This is a ${found} card.`);
  if (!card.chain.length) throw new CardProblem('not-issued', 'No city has issued this card yet.');
  const certificate = readCertificate(card.chain[0]);
  if (!certificate.maySign) throw new CardProblem('wrong-kind', 'The certificate is for something else than a card of its kind.');
  const hash = await cardHash(bytes);
  if (!agree(card.information, certificate.binding, hash)) throw new CardProblem('edited', 'This card was changed after it was issued.');
  // Nobody is shown a name that was not signed.
  const { name, title } = card.information;
  if (shortened(found === 'room' ? title : name) !== certificate.name) {
    throw new CardProblem('wrong-text', 'The card says another name than its certificate.');
  }
  if (now && now > certificate.notAfter) throw new CardProblem('expired', 'This card has run out.');
  if (found === 'login' && !card.keys.length) throw new CardProblem('edited', 'The key of this card is missing.');
  return { ...card, certificate, hash };
}

function agree({ kind, city, owner, room = '' }, binding, hash) {
  return binding.cardHash === hash && binding.kind === kind && binding.city === city && binding.owner === owner && binding.room === room;
}
