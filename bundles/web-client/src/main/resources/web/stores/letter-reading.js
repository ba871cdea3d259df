// Opens a letter, and says what its seal is worth: who signed it, and whether that holds.
import { joined } from '../card/bytes.js';
import { isIssuedBy } from '../card/certificate.js';
import { isSigned, readSigned, unseal } from '../card/cms.js';
import { readLetter } from '../card/mime.js';

/**
 * What the seal of a letter says: `signed` with a card of this city, `known` to the city but not signed, `guest`, or
 * `broken`; with a `why` where there is more to say: `changed`, `stranger`, `other`, `elsewhere`, `unproven`.
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
 * @param {{address: string, city: string, authority: () => Promise<Uint8Array | null>}} here who reads it, where, and the
 *     certificate of the city's authority
 * @returns {Promise<{letter: object, seal: Seal, entity: Uint8Array}>} the entity is the letter as a mail program reads it
 * @throws {import('../card/problem.js').LetterProblem}
 */
export async function readOpened({ row, type, bytes }, keys, here) {
  if (!row.sealed) return { letter: readLetter(bytes, type), seal: closedSeal(row), entity: withHead(bytes, type) };
  const content = await unseal(bytes, keys);
  if (!isSigned(content)) return { letter: readLetter(content), seal: closedSeal(row), entity: content };
  const signed = await readSigned(content);
  const letter = readLetter(signed.content);
  return { letter, seal: await sealOf(signed, letter, row.from, here), entity: signed.content };
}

function withHead(bytes, type) {
  return joined(new TextEncoder().encode(`MIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`), bytes);
}

async function sealOf({ holds, signer, chain }, letter, from, { address, city, authority }) {
  const { binding } = signer;
  const says = (kind, why) => ({ kind, why, signer: binding.owner });
  if (!holds) return says('broken', 'changed');
  const root = await authority();
  if (!root) return says(closedSeal({ from }).kind, 'unproven');
  const ours = binding.city === city && binding.kind === 'login' && (await isIssuedBy(chain[0], root));
  if (!ours) return says('broken', 'stranger');
  // Whoever moved has another address now; whoever carries the letter of another for them, too.
  if (from.address && from.address !== binding.owner) return says('guest', 'other');
  // What somebody wrote to another home can be sealed again by that one: the signature says to whom it was written.
  return letter.to === address ? says('signed', '') : says('guest', 'elsewhere');
}
