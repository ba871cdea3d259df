// What a browser signs: the request for a certificate (PKCS #10, RFC 2986), and the text with which somebody signs in.
import { hex, sha256 } from './bytes.js';
import { bits, element, integer, nothing, context, oid, sequence, set, utf8 } from './der.js';
import { derSignature, kindOf, sign } from './keys.js';

const commonName = '2.5.4.3';
const algorithms = {
  rsa: () => sequence(oid('1.2.840.113549.1.1.11'), nothing()), // sha256WithRSAEncryption, RFC 4055 section 5
  ec: () => sequence(oid('1.2.840.10045.4.3.2')), // ecdsa-with-SHA256, RFC 5758 section 3.2
};

/**
 * Asks for a certificate: the city takes the public key and nothing else of it.
 * @param {{sign: CryptoKey, publicKey: Uint8Array}} handles
 * @param {string} name of the person
 */
export async function certificateRequest(handles, name) {
  const kind = kindOf(handles.publicKey);
  const subject = sequence(set(sequence(oid(commonName), utf8(shortened(name)))));
  const information = sequence(integer(0), subject, handles.publicKey, element(context(0)));
  const signature = await sign(handles, information);
  return sequence(information, algorithms[kind](), bits(kind === 'ec' ? derSignature(signature) : signature));
}

/** A name as it stands in certificates: a common name has at most 64 characters (RFC 5280 appendix A.1). */
export function shortened(name) {
  return [...name].slice(0, 64).join('');
}

/**
 * The bytes that are signed to come in.
 * @param {{city: string, origin: string, purpose: string, nonce: string, expiry: string}} challenge of the city
 * @param {Uint8Array} certificate the leaf
 */
export async function signInText({ city, origin, purpose, nonce, expiry }, certificate) {
  const lines = ['videocity/1 sign-in', city, origin, purpose, nonce, expiry, hex(await sha256(certificate))];
  return new TextEncoder().encode(lines.join('\n'));
}
