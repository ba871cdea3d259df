// Keys of cards: made, locked with a passphrase, and used, all by the browser's own WebCrypto.
import { fromHex, joined } from './bytes.js';
import { DerError, as, integer, integerOf, nothing, octets, oid, oidOf, parts, readAs, sequence, tag } from './der.js';
import { CardProblem } from './problem.js';

/** What is done with a key of a kind: signing, and opening what was sealed for it. */
const kinds = {
  rsa: {
    make: { name: 'RSASSA-PKCS1-v1_5', modulusLength: 3072, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' },
    sign: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    open: { name: 'RSA-OAEP', hash: 'SHA-256' },
    opening: ['decrypt'],
  },
  ec: {
    make: { name: 'ECDSA', namedCurve: 'P-256' },
    sign: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
    open: { name: 'ECDH', namedCurve: 'P-256' },
    opening: ['deriveBits'],
  },
};
const algorithms = { '1.2.840.113549.1.1.1': 'rsa', '1.2.840.10045.2.1': 'ec' };

const ids = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
};
const rounds = { written: 600_000, least: 100_000, most: 10_000_000 };
const saltBytes = { written: 16, least: 8, most: 64 };

/**
 * Makes a pair of keys.
 * @param {'rsa' | 'ec'} [kind]
 * @returns {Promise<{pkcs8: Uint8Array, publicKey: Uint8Array}>} the public key is a SubjectPublicKeyInfo
 */
export async function makeKeys(kind = 'rsa') {
  const made = await crypto.subtle.generateKey(kinds[kind].make, true, ['sign', 'verify']);
  const exported = async (format, key) => new Uint8Array(await crypto.subtle.exportKey(format, key));
  return { pkcs8: await exported('pkcs8', made.privateKey), publicKey: await exported('spki', made.publicKey) };
}

/** Which kind of key a SubjectPublicKeyInfo is. */
export function kindOf(publicKey) {
  return kindNamed(parts(readAs(tag.sequence, publicKey))[0]);
}

function kindNamed(algorithm) {
  const kind = algorithms[oidOf(as(tag.oid, parts(algorithm)[0]))];
  if (!kind) throw new CardProblem('not-a-card', 'This kind of key is not known here.');
  return kind;
}

/**
 * Makes a key ready for use, such that nobody can copy it out of the browser any more.
 * @returns {Promise<{sign: CryptoKey, open: CryptoKey, publicKey: Uint8Array}>}
 */
export async function handlesOf(pkcs8, publicKey) {
  const kind = kinds[kindOf(publicKey)];
  const handle = (algorithm, uses) => crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, uses);
  return { sign: await handle(kind.sign, ['sign']), open: await handle(kind.open, kind.opening), publicKey };
}

/** Makes a key ready for opening alone: an older one, which signs no more. */
export async function openerOf(pkcs8) {
  const { open, opening } = kinds[kindNamed(parts(readAs(tag.sequence, pkcs8))[1])];
  return { open: await crypto.subtle.importKey('pkcs8', pkcs8, open, false, opening) };
}

/**
 * Signs: RSASSA-PKCS1-v1_5 with SHA-256, or ECDSA as r||s.
 * @param {{sign: CryptoKey}} handles
 */
export async function sign({ sign: key }, message) {
  return new Uint8Array(await crypto.subtle.sign({ name: key.algorithm.name, hash: 'SHA-256' }, key, message));
}

/** Whether a private key is the one of a certificate: what it signs is verified with the certificate's public key. */
export async function belongTogether(handles, publicKey) {
  if (kinds[kindOf(publicKey)].sign.name !== handles.sign.algorithm.name) return false;
  const message = crypto.getRandomValues(new Uint8Array(32));
  return verify(publicKey, message, await sign(handles, message));
}

/**
 * Whether a signature is one of the private half of a public key.
 * @param {Uint8Array} signature as `sign` makes it
 */
export async function verify(publicKey, message, signature) {
  const { sign: algorithm } = kinds[kindOf(publicKey)];
  const key = await crypto.subtle.importKey('spki', publicKey, algorithm, false, ['verify']);
  return crypto.subtle.verify({ name: algorithm.name, hash: 'SHA-256' }, key, signature, message);
}

/** Locks a private key: PKCS #8 EncryptedPrivateKeyInfo with PBES2 (RFC 8018 section 6.2, appendix A.4). */
export async function lock(pkcs8, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes.written));
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const key = await derive(passphrase, salt, rounds.written, 'encrypt');
  const locked = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, pkcs8));
  const derivation = sequence(octets(salt), integer(rounds.written), sequence(oid(ids.hmacSha256), nothing()));
  const scheme = sequence(sequence(oid(ids.pbkdf2), derivation), sequence(oid(ids.aes256Cbc), octets(iv)));
  return sequence(sequence(oid(ids.pbes2), scheme), octets(locked));
}

/**
 * Opens a locked private key.
 * @returns {Promise<Uint8Array>} PKCS #8
 * @throws {CardProblem} `wrong-passphrase`, or `bad-keys` where it is locked in another way
 */
export async function unlock(locked, passphrase) {
  const { salt, count, iv, data } = readLocked(locked);
  const key = await derive(passphrase, salt, count, 'decrypt');
  try {
    const opened = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, data));
    // One wrong passphrase of 256 leaves a sound padding: what it opens is no key.
    readAs(tag.sequence, opened);
    return opened;
  } catch {
    throw new CardProblem('wrong-passphrase', 'That is not the passphrase of this card.');
  }
}

function readLocked(locked) {
  try {
    const [algorithm, data] = parts(readAs(tag.sequence, locked));
    const [derivation, encryption] = parts(named(ids.pbes2, algorithm));
    const [salt, count, ...more] = parts(named(ids.pbkdf2, derivation));
    as(tag.nothing, named(ids.hmacSha256, more.at(-1)));
    const keyBytes = more.length > 1 ? Number(integerOf(as(tag.integer, more[0]))) : 32;
    const found = {
      salt: as(tag.octets, salt).content,
      count: Number(integerOf(as(tag.integer, count))),
      iv: as(tag.octets, named(ids.aes256Cbc, encryption)).content,
      data: as(tag.octets, data).content,
    };
    const within = (value, { least, most }) => value >= least && value <= most;
    const derived = within(found.count, rounds) && within(found.salt.length, saltBytes) && keyBytes === 32 && more.length <= 2;
    const blocks = found.iv.length === 16 && found.data.length > 0 && found.data.length % 16 === 0;
    if (!derived || !blocks) throw new DerError('out of bounds');
    return found;
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new CardProblem('bad-keys', 'The key of this card is locked in a way that is not used here.');
  }
}

/** The parameters of an algorithm that has to be the one named. */
function named(id, algorithm) {
  const [name, parameters] = parts(as(tag.sequence, algorithm));
  if (!parameters || oidOf(as(tag.oid, name)) !== id) throw new DerError('another algorithm');
  return parameters;
}

async function derive(passphrase, salt, iterations, use) {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'));
  const secret = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, secret, { name: 'AES-CBC', length: 256 }, false, [use]);
}

/** An ECDSA signature as DER, out of r||s (IEEE P1363). */
export function derSignature(plain) {
  const number = (bytes) => integer(bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n));
  const half = plain.length / 2;
  return sequence(joined(number(plain.subarray(0, half)), number(plain.subarray(half))));
}

/** The other way round; what is longer than the curve is no signature of it. */
export function plainSignature(der) {
  const halves = parts(readAs(tag.sequence, der)).map((half) => integerOf(as(tag.integer, half)));
  const digits = halves.map((half) => half.toString(16).padStart(64, '0'));
  if (digits.length !== 2 || digits.some((text) => !/^[0-9a-f]{64}$/.test(text))) throw new DerError('no signature');
  return fromHex(digits.join(''));
}
