// What a card's certificate says (RFC 5280): read here to tell people what is wrong; only the city's own check is proof.
import { hex, same } from './bytes.js';
import { DerError, as, bitsOf, context, integerOf, oidOf, parts, read as element, readAs, tag, textOf, timeOf } from './der.js';
import { verify } from './keys.js';
import { CardProblem } from './problem.js';

/** The extension that binds a card to its city, its owner and its file. */
export const bindingOid = '2.25.155900443873858611497974812304297896098.1';
const purposeOid = { login: bindingOid.replace(/1$/, '2'), room: bindingOid.replace(/1$/, '3') };
const ids = {
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  sha256WithRsa: '1.2.840.113549.1.1.11',
};
const kinds = ['login', 'room'];
/** The first bit of a key's usage: digitalSignature (RFC 5280 section 4.2.1.3). */
const digitalSignature = 0x80;

/**
 * Reads a certificate of a card.
 * @param {Uint8Array} der
 * @returns {{serial: string, name: string, notBefore: Date, notAfter: Date, publicKey: Uint8Array, keyId?: Uint8Array,
 *     maySign: boolean, binding: {kind: string, city: string, owner: string, room: string, cardHash: string}}} the public key is a
 *     SubjectPublicKeyInfo; `maySign` says whether the certificate is for the kind of card that its binding names, and for
 *     nothing else
 * @throws {CardProblem}
 */
export function readCertificate(der) {
  return reading(() => certificateIn(der));
}

/**
 * Whether a certificate was issued by another one: of a card, by the city's authority.
 * @param {Uint8Array} der
 * @param {Uint8Array} authority
 */
export async function isIssuedBy(der, authority) {
  return isSignedBy(der, authority, ([, , algorithm, issuer]) => ({ algorithm, issuer }));
}

/**
 * Whether something that is signed as certificates are (RFC 5280 section 4.1.1) names an authority and is signed with its key.
 * @param {Uint8Array} der
 * @param {Uint8Array} authority
 * @param {(fields: object[]) => {algorithm: object, issuer: object}} named where the two stand within what is signed
 */
export async function isSignedBy(der, authority, named) {
  const { agrees, signed, signature, key } = reading(() => {
    const [body, outer, bits] = parts(readAs(tag.sequence, der));
    const { algorithm, issuer } = named(parts(as(tag.sequence, body)));
    const { subject, key } = subjectOf(authority);
    const isRsa = oidOf(as(tag.oid, parts(as(tag.sequence, outer))[0])) === ids.sha256WithRsa;
    const agrees = isRsa && same(algorithm.whole, outer.whole) && same(issuer.whole, subject);
    return { agrees, signed: body.whole, signature: bitsOf(as(tag.bits, bits)), key };
  });
  return agrees && verify(key, signed, signature);
}

/** The name and the SubjectPublicKeyInfo of any certificate that says its version. */
function subjectOf(der) {
  const [signed] = parts(readAs(tag.sequence, der));
  const fields = parts(as(tag.sequence, signed));
  as(context(0), fields[0]);
  return { subject: as(tag.sequence, fields[5]).whole, key: as(tag.sequence, fields[6]).whole };
}

/** Yields what is read; what is no DER is told as such. */
export function reading(act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof DerError || error instanceof TypeError) throw new CardProblem('edited', 'The certificate cannot be read.');
    throw error;
  }
}

function certificateIn(der) {
  const [signed] = parts(readAs(tag.sequence, der));
  const fields = parts(as(tag.sequence, signed));
  // version [0], serial, algorithm, issuer, validity, subject, public key, … extensions [3]
  as(context(0), fields[0]);
  const [notBefore, notAfter] = parts(as(tag.sequence, fields[4])).map(timeOf);
  const extensions = parts(parts(as(context(3), fields.find((field) => field.tag === context(3))))[0]).map(parts);
  const extension = (wanted) => extensions.find(([id]) => oidOf(id) === wanted)?.at(-1);
  const own = extension(bindingOid);
  const keyId = extension(ids.subjectKeyIdentifier);
  if (!own) throw new CardProblem('not-a-card', 'The certificate is not one of a card.');
  const binding = readBinding(as(tag.octets, own).content);
  return {
    serial: integerOf(as(tag.integer, fields[1])).toString(16),
    name: commonNameOf(as(tag.sequence, fields[5])),
    notBefore,
    notAfter,
    publicKey: as(tag.sequence, fields[6]).whole,
    keyId: keyId && readAs(tag.octets, as(tag.octets, keyId).content).content,
    maySign: maySign(extension, binding.kind),
    binding,
  };
}

/** The name for people, which is no proof of who somebody is; empty where there is none. */
function commonNameOf(subject) {
  const attributes = parts(subject).flatMap((set) => parts(as(tag.set, set)).map((attribute) => parts(as(tag.sequence, attribute))));
  const [, value] = attributes.find(([id]) => oidOf(as(tag.oid, id)) === ids.commonName) ?? [];
  return value ? textOf(value) : '';
}

/** The one purpose that goes with the kind of card; may sign; is no authority: what the city itself asks of a card. */
function maySign(extension, kind) {
  const within = (id) => extension(id) && element(as(tag.octets, extension(id)).content);
  const purposes = within(ids.extendedKeyUsage);
  const usage = within(ids.keyUsage);
  const constraints = within(ids.basicConstraints);
  const meant = purposes ? parts(as(tag.sequence, purposes)).map((id) => oidOf(as(tag.oid, id))) : [];
  return (
    meant.length === 1 &&
    meant[0] === purposeOid[kind] &&
    Boolean(usage && as(tag.bits, usage).content[1] & digitalSignature) &&
    !(constraints && parts(as(tag.sequence, constraints)).length)
  );
}

function readBinding(der) {
  const [version, kind, city, owner, room, hash] = parts(readAs(tag.sequence, der));
  if (integerOf(as(tag.integer, version)) !== 1n) throw new CardProblem('not-a-card', 'This kind of card is not known here.');
  return {
    kind: kinds[Number(integerOf(as(tag.enumerated, kind)))] ?? '',
    city: textOf(as(tag.utf8, city)),
    owner: textOf(as(tag.utf8, owner)),
    room: textOf(as(tag.utf8, room)),
    cardHash: hex(as(tag.octets, hash).content),
  };
}
