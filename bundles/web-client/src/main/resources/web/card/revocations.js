// The city's list of revoked cards (RFC 5280 section 5), as far as letters need it: which, since when, and whether they were lost.
import { as, context, integerOf, oidOf, parts, readAs, tag, timeOf } from './der.js';
import { isSignedBy, reading } from './certificate.js';

const ids = { reason: '2.5.29.21', expiredCertsOnCrl: '2.5.29.60' };
const keyCompromise = 1n;

/**
 * Reads a list.
 * @param {Uint8Array} der
 * @param {Uint8Array} authority the certificate of the city's authority
 * @returns {Promise<{revoked: Map<string, {at: Date, lost: boolean}>, since: Date} | null>} by serial number; cards that ran
 *     out before `since` need not be in it any more. Nothing where the authority did not sign it
 * @throws {import('./problem.js').CardProblem} what is no list
 */
export async function readRevocations(der, authority) {
  const ours = await isSignedBy(der, authority, ([, algorithm, issuer]) => ({ algorithm, issuer }));
  return ours ? reading(() => listIn(der)) : null;
}

function listIn(der) {
  const [signed] = parts(readAs(tag.sequence, der));
  // version, algorithm, issuer, this update, next update, then the cards, where there are any, and extensions [0]
  const [version, , , made, , ...rest] = parts(as(tag.sequence, signed));
  as(tag.integer, version);
  const cards = rest[0]?.tag === tag.sequence ? parts(rest.shift()) : [];
  const extensions = rest.length ? parts(parts(as(context(0), rest[0]))[0]) : [];
  const expired = valueOf(extensions, ids.expiredCertsOnCrl);
  return { revoked: new Map(cards.map(revocationIn)), since: timeOf(expired ? as(tag.generalizedTime, expired) : made) };
}

function revocationIn(entry) {
  const [serial, at, extensions] = parts(as(tag.sequence, entry));
  const reason = extensions && valueOf(parts(as(tag.sequence, extensions)), ids.reason);
  const lost = Boolean(reason) && integerOf(as(tag.enumerated, reason)) === keyCompromise;
  return [integerOf(as(tag.integer, serial)).toString(16), { at: timeOf(at), lost }];
}

/** The element in an extension, where there is one. */
function valueOf(extensions, wanted) {
  const value = extensions.map(parts).find(([id]) => oidOf(as(tag.oid, id)) === wanted)?.at(-1);
  return value && parts(as(tag.octets, value))[0];
}
