// Letters signed and sealed (CMS: RFC 5652, RFC 5083, RFC 5084), such that openssl opens them; docs/formats/letter.md.
import { joined, same } from './bytes.js';
import { readCertificate } from './certificate.js';
import {
  DerError, as, bits, context, element, integer, integerOf, nothing, octets, oid, oidOf, opening, parts, read, readAs, sequence, set, tag,
} from './der.js';
import { derSignature, kindOf, plainSignature, sign as signWith, verify } from './keys.js';
import { CardProblem, LetterProblem } from './problem.js';

const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  authEnveloped: '1.2.840.113549.1.9.16.1.23',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  oaep: '1.2.840.113549.1.1.7',
  mgf1: '1.2.840.113549.1.1.8',
  ecdhSha256: '1.3.132.1.11.1', // dhSinglePass-stdDH-sha256kdf-scheme, RFC 5753 section 7.1.4
  aes256Wrap: '2.16.840.1.101.3.4.1.45',
  aes256Gcm: '2.16.840.1.101.3.4.1.46',
};
const most = { recipients: 8, certificates: 4 };
const gcm = { key: 32, nonce: 12, mac: 16 };
const curve = { name: 'ECDH', namedCurve: 'P-256' };

/** The tag of a context-specific element that holds bytes. */
const plain = (number) => 0x80 | number;

/**
 * Signs a letter: SignedData (RFC 5652 section 5) that holds it, without signed attributes.
 * @param {Uint8Array} content
 * @param {{handles: {sign: CryptoKey, publicKey: Uint8Array}, chain: Uint8Array[]}} signer
 */
export async function signLetter(content, { handles, chain }) {
  const kind = kindOf(handles.publicKey);
  const signature = await signWith(handles, content);
  const digest = sequence(oid(ids.sha256));
  const algorithm = kind === 'ec' ? sequence(oid(ids.ecdsaWithSha256)) : sequence(oid(ids.sha256WithRsa), nothing());
  const id = element(plain(0), readCertificate(chain[0]).keyId);
  const written = octets(kind === 'ec' ? derSignature(signature) : signature);
  return wrapped(ids.signedData, [
    integer(3),
    set(digest),
    ...around(tag.sequence, [oid(ids.data), ...around(context(0), around(tag.octets, [content]))]),
    element(context(0), ...chain),
    set(sequence(integer(3), id, digest, algorithm, written)),
  ]);
}

/**
 * Seals for the owner of a certificate: AuthEnvelopedData (RFC 5083) with AES-256-GCM.
 * @param {Uint8Array} content
 * @param {Uint8Array} certificate of the login card
 */
export async function seal(content, certificate) {
  const { publicKey, keyId } = readCertificate(certificate);
  const secret = crypto.getRandomValues(new Uint8Array(gcm.key));
  const iv = crypto.getRandomValues(new Uint8Array(gcm.nonce));
  const recipient = await recipients[kindOf(publicKey)].write(secret, publicKey, keyId);
  const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt']);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, content));
  const end = sealed.length - gcm.mac;
  const algorithm = sequence(oid(ids.aes256Gcm), sequence(octets(iv), integer(gcm.mac)));
  return wrapped(ids.authEnveloped, [
    integer(0),
    set(recipient),
    ...around(tag.sequence, [oid(ids.data), algorithm, ...around(plain(0), [sealed.subarray(0, end)])]),
    octets(sealed.subarray(end)),
  ]);
}

/**
 * Opens what was sealed.
 * @param {Uint8Array} bytes
 * @param {{open: CryptoKey}[]} keys tried one after the other
 * @throws {LetterProblem}
 */
export async function unseal(bytes, keys) {
  const { infos, iv, sealed } = reading(() => readSealed(bytes));
  for (const { open } of keys) {
    for (const info of infos) {
      const secret = await reading(() => secretIn(info, open));
      if (secret) return decrypt(secret, iv, sealed);
    }
  }
  throw new LetterProblem('letter-of-another', 'No key that is here opens this letter.');
}

/** Whether a letter, once open, is signed: a MIME entity begins with the name of a field, SignedData with a sequence. */
export function isSigned(bytes) {
  return bytes[0] === tag.sequence;
}

/**
 * Reads a signed letter.
 * @returns {Promise<{content: Uint8Array, holds: boolean, chain: Uint8Array[], signer: object}>} whether the signature
 *     holds by the signer's certificate, which stands first in the chain; who issued that, has still to be looked at
 * @throws {LetterProblem}
 */
export async function readSigned(bytes) {
  const { content, chain, signer, signature } = reading(() => readSignedData(bytes));
  return { content, chain, signer, holds: await reading(() => verify(signer.publicKey, content, signature)) };
}

/** A ContentInfo (RFC 5652 section 3) around a sequence of these pieces. */
function wrapped(type, pieces) {
  return joined(...around(tag.sequence, [oid(type), ...around(context(0), around(tag.sequence, pieces))]));
}

/** The pieces of an element: a letter is large, and is copied once, at the end. */
function around(number, pieces) {
  return [opening(number, pieces.reduce((length, piece) => length + piece.length, 0)), ...pieces];
}

/** What is no DER, or not the DER that is due here, is a damaged letter. */
function reading(act) {
  const fails = (error) => {
    // A DOMException is what WebCrypto says of keys that are none.
    if ([DerError, CardProblem, TypeError, DOMException].some((kind) => error instanceof kind)) {
      throw new LetterProblem('letter-damaged', 'This letter cannot be read.');
    }
    throw error;
  };
  try {
    const found = act();
    return found instanceof Promise ? found.catch(fails) : found;
  } catch (error) {
    return fails(error);
  }
}

function contentOf(type, bytes) {
  const [id, content] = parts(readAs(tag.sequence, bytes));
  if (oidOf(as(tag.oid, id)) !== type) throw new LetterProblem('letter-unknown', 'This kind of letter is not known here.');
  return parts(as(tag.sequence, parts(as(context(0), content))[0]));
}

/** The parameters of an algorithm that has to be one of those named. */
function parametersOf(algorithm, ...wanted) {
  const [name, parameters] = parts(as(tag.sequence, algorithm));
  if (!wanted.includes(oidOf(as(tag.oid, name)))) throw new LetterProblem('letter-unknown', 'This way of sealing is not used here.');
  return parameters;
}

function readSealed(bytes) {
  const fields = contentOf(ids.authEnveloped, bytes);
  if (integerOf(as(tag.integer, fields.shift())) !== 0n) throw new DerError('another version');
  if (fields[0]?.tag === context(0)) fields.shift(); // certificates of the originator: nobody asks for them
  const [infos, encrypted, mac, ...more] = fields;
  // Attributes that were authenticated would have to be checked as well; nobody writes them here.
  if (mac?.tag === context(1) || more.some(({ tag: number }) => number !== context(2))) throw new DerError('attributes');
  const [, algorithm, content] = parts(as(tag.sequence, encrypted));
  const [nonce, length] = parts(as(tag.sequence, parametersOf(algorithm, ids.aes256Gcm)));
  const found = { infos: parts(as(tag.set, infos)), iv: as(tag.octets, nonce).content };
  if (!found.infos.length || found.infos.length > most.recipients) throw new DerError('too many recipients');
  const tail = as(tag.octets, mac).content;
  if (found.iv.length !== gcm.nonce || tail.length !== gcm.mac) throw new DerError('a short seal');
  if (integerOf(as(tag.integer, length)) !== BigInt(gcm.mac)) throw new DerError('a short seal');
  return { ...found, sealed: joined(as(plain(0), content).content, tail) };
}

async function decrypt(secret, iv, sealed) {
  const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['decrypt']);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
  } catch {
    throw new LetterProblem('letter-changed', 'This letter was changed after it was sealed.');
  }
}

/** How the key of a letter is given to a key of a kind: each writes a RecipientInfo, and tries to read one. */
const recipients = {
  /** KeyTransRecipientInfo (RFC 5652 section 6.2.1) with RSAES-OAEP (RFC 4056, RFC 8017 appendix A.2.1). */
  rsa: {
    async write(secret, publicKey, keyId) {
      const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };
      const key = await crypto.subtle.importKey('spki', publicKey, algorithm, false, ['encrypt']);
      const given = new Uint8Array(await crypto.subtle.encrypt('RSA-OAEP', key, secret));
      const hash = sequence(oid(ids.sha256), nothing());
      const oaep = sequence(element(context(0), hash), element(context(1), sequence(oid(ids.mgf1), hash)));
      return sequence(integer(2), element(plain(0), keyId), sequence(oid(ids.oaep), oaep), octets(given));
    },
    async read(info, open) {
      const [, , algorithm, given] = parts(info);
      const [hash, mask] = parts(as(tag.sequence, parametersOf(algorithm, ids.oaep)));
      parametersOf(parts(as(context(0), hash))[0], ids.sha256);
      parametersOf(parametersOf(parts(as(context(1), mask))[0], ids.mgf1), ids.sha256);
      return crypto.subtle.decrypt('RSA-OAEP', open, as(tag.octets, given).content);
    },
  },
  /** KeyAgreeRecipientInfo with a key of its own for every letter (RFC 5753 section 3.1.1). */
  ec: {
    async write(secret, publicKey, keyId) {
      const theirs = await crypto.subtle.importKey('spki', publicKey, curve, false, []);
      const own = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
      const spki = new Uint8Array(await crypto.subtle.exportKey('spki', own.publicKey));
      const wrapper = await wrappingKey(own.privateKey, theirs, undefined, 'wrapKey');
      const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', true, ['encrypt']);
      const given = new Uint8Array(await crypto.subtle.wrapKey('raw', key, wrapper, 'AES-KW'));
      const [algorithm, point] = parts(read(spki));
      const originator = element(context(0), element(context(1), algorithm.whole, point.whole));
      const agreement = sequence(oid(ids.ecdhSha256), wrapAlgorithm());
      const recipient = sequence(element(context(0), octets(keyId)), octets(given));
      return element(context(1), integer(3), originator, agreement, sequence(recipient));
    },
    async read(info, open) {
      const [, originator, ...rest] = parts(info);
      const ukm = rest[0]?.tag === context(1) ? parts(rest.shift())[0] : undefined;
      const [agreement, given] = rest;
      parametersOf(parametersOf(agreement, ids.ecdhSha256), ids.aes256Wrap);
      const [, point] = parts(as(context(1), parts(as(context(0), originator))[0]));
      const theirs = await crypto.subtle.importKey('raw', as(tag.bits, point).content.subarray(1), curve, false, []);
      const wrapper = await wrappingKey(open, theirs, ukm, 'unwrapKey');
      const recipient = parts(as(tag.sequence, parts(as(tag.sequence, given))[0]))[1];
      const wrappedKey = as(tag.octets, recipient).content;
      const key = await crypto.subtle.unwrapKey('raw', wrappedKey, wrapper, 'AES-KW', 'AES-GCM', true, ['decrypt']);
      return crypto.subtle.exportKey('raw', key);
    },
  },
};

/** The key of a letter, where this key is the one it was given to; else nothing. */
async function secretIn(info, open) {
  const wanted = open.algorithm.name === 'ECDH' ? { form: context(1), of: recipients.ec } : { form: tag.sequence, of: recipients.rsa };
  if (info.tag !== wanted.form) return null;
  try {
    const secret = new Uint8Array(await wanted.of.read(info, open));
    return secret.length === gcm.key ? secret : null;
  } catch (error) {
    // Another key, or a point that is not on the curve: WebCrypto says no more than that it did not work.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function wrapAlgorithm() {
  return sequence(oid(ids.aes256Wrap));
}

/** The key derivation of SEC 1 section 3.6.1 with ECC-CMS-SharedInfo (RFC 5753 section 7.2): one block of SHA-256 is the key. */
async function wrappingKey(privateKey, publicKey, ukm, use) {
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256));
  const more = ukm ? [element(context(0), as(tag.octets, ukm).whole)] : [];
  const information = sequence(wrapAlgorithm(), ...more, element(context(2), octets(Uint8Array.of(0, 0, 1, 0))));
  const derived = await crypto.subtle.digest('SHA-256', joined(shared, Uint8Array.of(0, 0, 0, 1), information));
  return crypto.subtle.importKey('raw', derived, 'AES-KW', false, [use]);
}

function readSignedData(bytes) {
  const [, , encapsulated, ...rest] = contentOf(ids.signedData, bytes);
  const [type, holder] = parts(as(tag.sequence, encapsulated));
  if (oidOf(as(tag.oid, type)) !== ids.data) throw new LetterProblem('letter-unknown', 'What is signed is no letter.');
  const { content } = as(tag.octets, parts(as(context(0), holder))[0]);
  const chain = parts(as(context(0), rest[0])).map(({ whole }) => whole);
  const infos = parts(as(tag.set, rest.at(-1)));
  if (!chain.length || chain.length > most.certificates || infos.length !== 1) throw new DerError('not one signer');
  const [, id, digest, algorithm, signature, ...more] = parts(as(tag.sequence, infos[0]));
  if (algorithm?.tag === context(0) || more.length) throw new LetterProblem('letter-unknown', 'Signed attributes are not used here.');
  parametersOf(digest, ids.sha256);
  const at = chain.findIndex((der) => named(id, der));
  if (at < 0) throw new DerError('the certificate of the signer is missing');
  const signer = readCertificate(chain[at]);
  const kind = kindOf(signer.publicKey);
  parametersOf(algorithm, ...(kind === 'ec' ? [ids.ecdsaWithSha256] : [ids.rsa, ids.sha256WithRsa]));
  const written = as(tag.octets, signature).content;
  return {
    content,
    signer,
    chain: [chain[at], ...chain.filter((der, i) => i !== at)],
    signature: kind === 'ec' ? plainSignature(written) : written,
  };
}

/** Whether a SignerIdentifier (RFC 5652 section 5.3) is of a certificate: issuer and serial number, or the key's identifier. */
function named(id, der) {
  const [signed] = parts(readAs(tag.sequence, der));
  const [, serial, , issuer] = parts(as(tag.sequence, signed));
  if (id.tag === plain(0)) return cardOf(der)?.keyId !== undefined && same(cardOf(der).keyId, id.content);
  const [name, number] = parts(as(tag.sequence, id));
  return same(name.whole, issuer.whole) && same(number.whole, serial.whole);
}

/** The certificate where it is one of a card; the authority's stands in a chain, too. */
function cardOf(der) {
  try {
    return readCertificate(der);
  } catch (error) {
    if (error instanceof CardProblem) return undefined;
    throw error;
  }
}
