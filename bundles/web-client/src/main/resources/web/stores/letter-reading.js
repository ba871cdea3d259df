// Opens a letter, and says what its seal is worth: who signed it, and whether that holds.
import { joined } from '../card/bytes.js';
import { isIssuedBy } from '../card/certificate.js';
import { isSigned, readSigned, unseal } from '../card/cms.js';
import { readLetter } from '../card/mime.js';
import { CardProblem } from '../card/problem.js';
import { readRevocations } from '../card/revocations.js';

/**
 * What the seal of a letter says: `signed` with a card of this city, `known` to the city but not signed, `guest`, or
 * `broken`; with a `why` where there is more to say: of the signature `changed`, `unproven`, `other`, `elsewhere`, of the card
 * `stranger`, `revoked`, `outdated`, `forgotten`, `lost`, `past`.
 * @typedef {{kind: 'signed' | 'known' | 'guest' | 'broken', why: string, signer: string}} Seal
 */

/** What is known of a letter's seal as long as it is closed. */
export function closedSeal({ from }) {
  return { kind: from.verified ? 'known' : 'guest', why: '', signer: '' };
}

/**
 * Opens a letter.
 * @param {{row: object, type: string, bytes: Uint8Array}} letter as the city has it
 * @param {{open: CryptoKey}[]} keys
 * @param {{address: string, city: string, proofs: () => Promise<{authority: Uint8Array, list: Uint8Array} | null>, now?: Date}}
 *     here who reads it, where and when; the certificate of the city's authority and its list of revoked cards
 * @returns {Promise<{letter: object, seal: Seal, entity: Uint8Array}>} the entity is the letter as a mail program reads it
 * @throws {import('../card/problem.js').LetterProblem}
 */
export async function readOpened({ row, type, bytes }, keys, here) {
  if (!row.sealed) return { letter: readLetter(bytes, type), seal: closedSeal(row), entity: withHead(bytes, type) };
  const content = await unseal(bytes, keys);
  if (!isSigned(content)) return { letter: readLetter(content), seal: closedSeal(row), entity: content };
  const signed = await readSigned(content);
  const letter = readLetter(signed.content);
  return { letter, seal: await sealOf(signed, letter, row, here), entity: signed.content };
}

function withHead(bytes, type) {
  return joined(new TextEncoder().encode(`MIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`), bytes);
}

async function sealOf({ holds, signer, chain }, letter, row, { address, city, proofs, now = new Date() }) {
  const { binding } = signer;
  const { from } = row;
  const says = (kind, why) => ({ kind, why, signer: binding.owner });
  if (!holds) return says('broken', 'changed');
  const { authority, list } = await checked(proofs);
  if (!list) return says(closedSeal(row).kind, 'unproven');
  const ours = binding.city === city && binding.kind === 'login' && signer.maySign && (await isIssuedBy(chain[0], authority));
  if (!ours) return says('broken', 'stranger');
  const stood = standing(signer, list, new Date(row.received), now);
  if (untrusted[stood]) return says(untrusted[stood], stood);
  // Whoever moved has another address now; whoever carries the letter of another for them, too.
  if (from.address && from.address !== binding.owner) return says('guest', 'other');
  // What somebody wrote to another home can be sealed again by that one: the signature says to whom it was written.
  if (letter.to !== address) return says('guest', 'elsewhere');
  // Whoever found the card may have signed, and signed in, before its owner noticed.
  return says(stood === 'lost' ? 'guest' : 'signed', stood);
}

const untrusted = { revoked: 'broken', outdated: 'broken', forgotten: 'guest' };

/** The authority's certificate and its list; without a list where either cannot be had. */
async function checked(proofs) {
  const found = await proofs();
  if (!found) return {};
  try {
    return { authority: found.authority, list: await readRevocations(found.list, found.authority) };
  } catch (error) {
    if (error instanceof CardProblem) return {};
    throw error;
  }
}

/**
 * What there is to say of a card that signed a letter which came then; nothing where it counts still. The city's own time of
 * arrival is what counts, not the date in the letter: whoever has somebody's old card writes any date they like.
 */
function standing({ serial, notBefore, notAfter }, { revoked, since }, came, now) {
  const end = revoked.get(serial);
  if (end && end.at <= came) return 'revoked';
  if (came < notBefore || came > notAfter) return 'outdated';
  if (end) return end.lost ? 'lost' : 'past';
  // Lists forget cards that ran out long ago: this one may have been revoked before that.
  if (notAfter < since) return 'forgotten';
  return now > notAfter ? 'past' : '';
}
