// What a card's certificate says (RFC 5280): read here to tell people what is wrong; only the city's own check is proof.
import { hex } from './bytes.js';
import { DerError, as, bitsOf, context, integerOf, oidOf, parts, readAs, tag, textOf, timeOf } from './der.js';
import { verify } from './keys.js';
import { CardProblem } from './problem.js';

/** The extension that binds a card to its city, its owner and its file. */
export const bindingOid = '2.25.155900443873858611497974812304297896098.1';
const subjectKeyIdentifier = '2.5.29.14';
const kinds = ['login', 'room'];

/**
 * Reads a certificate of a card.
 * @param {Uint8Array} der
 * @returns {{serial: string, notBefore: Date, notAfter: Date, publicKey: Uint8Array, keyId?: Uint8Array, binding: {kind: string,
 *     city: string, owner: string, room: string, cardHash: string}}} the public key is a SubjectPublicKeyInfo
 * @throws {CardProblem}
 */
export function readCertificate(der) {
  return reading(() => read(der));
}

/**
 * Whether a certificate was signed with the key of another one: of a card and of the city's authority.
 * @param {Uint8Array} der
 * @param {Uint8Array} authority
 */
export async function isIssuedBy(der, authority) {
  const { signed, signature, key } = reading(() => {
    const [body, , bits] = parts(readAs(tag.sequence, der));
    return { signed: body.whole, signature: bitsOf(as(tag.bits, bits)), key: keyOf(authority) };
  });
  return verify(key, signed, signature);
}

/** The SubjectPublicKeyInfo of any certificate that says its version. */
function keyOf(der) {
  const [signed] = parts(readAs(tag.sequence, der));
  const fields = parts(as(tag.sequence, signed));
  as(context(0), fields[0]);
  return as(tag.sequence, fields[6]).whole;
}

function reading(act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof DerError || error instanceof TypeError) throw new CardProblem('edited', 'The certificate cannot be read.');
    throw error;
  }
}

function read(der) {
  const [signed] = parts(readAs(tag.sequence, der));
  const fields = parts(as(tag.sequence, signed));
  // version [0], serial, algorithm, issuer, validity, subject, public key, … extensions [3]
  as(context(0), fields[0]);
  const [notBefore, notAfter] = parts(as(tag.sequence, fields[4])).map(timeOf);
  const extensions = parts(parts(as(context(3), fields.find((field) => field.tag === context(3))))[0]).map(parts);
  const extension = (wanted) => extensions.find(([id]) => oidOf(id) === wanted)?.at(-1);
  const own = extension(bindingOid);
  const keyId = extension(subjectKeyIdentifier);
  if (!own) throw new CardProblem('not-a-card', 'The certificate is not one of a card.');
  return {
    serial: integerOf(as(tag.integer, fields[1])).toString(16),
    notBefore,
    notAfter,
    publicKey: as(tag.sequence, fields[6]).whole,
    keyId: keyId && readAs(tag.octets, as(tag.octets, keyId).content).content,
    binding: readBinding(as(tag.octets, own).content),
  };
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
