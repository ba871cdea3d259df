// The browser's authenticator (W3C Web Authentication level 2): makes passkeys for this city and signs with them.
import { base64, fromBase64 } from '../card/bytes.js';

/** ES256 and RS256 (RFC 9053 section 2.1, RFC 8812 section 2), which the city reads. */
const algorithms = [-7, -257];
/** A little less than the two minutes a challenge counts. */
const patienceMillis = 110_000;
/** What a browser refuses with, and what people are told. */
const reasons = {
  create: {
    NotAllowedError: 'passkey-cancelled',
    InvalidStateError: 'passkey-there',
    NotSupportedError: 'passkey-unfit',
    ConstraintError: 'passkey-unfit',
    SecurityError: 'other-origin',
  },
  get: { NotAllowedError: 'passkey-none', SecurityError: 'other-origin' },
};

/** Why this page has no passkeys: it is `insecure`, they are `unknown` to the browser, its `address` is of numbers; empty where it has. */
export function noPasskeys() {
  if (!isSecureContext) return 'insecure';
  if (!globalThis.PublicKeyCredential) return 'unknown';
  return /^[\d.]+$|^\[/.test(location.hostname) ? 'address' : '';
}

/**
 * Has a passkey made.
 * @param {{challenge: string, host: string, user: string, name: string, displayName: string}} wish as the city says
 * @param {string[]} known ids of passkeys there are: a device that holds one of them makes no other
 * @returns {Promise<{clientDataJSON: string, attestationObject: string}>}
 */
export async function makePasskey({ challenge, host, user, name, displayName }, known) {
  const made = await asked('create', {
    challenge: fromUrl(challenge),
    rp: { id: host, name: host },
    user: { id: fromUrl(user), name, displayName },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: known.map((id) => ({ type: 'public-key', id: fromUrl(id) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
    timeout: patienceMillis,
  });
  return written(made.response, 'clientDataJSON', 'attestationObject');
}

/**
 * Signs with a passkey that whoever sits there chooses.
 * @returns {Promise<{id: string, clientDataJSON: string, authenticatorData: string, signature: string}>}
 */
export async function showPasskey({ challenge, host }) {
  const wish = { challenge: fromUrl(challenge), rpId: host, userVerification: 'required', timeout: patienceMillis };
  const shown = await asked('get', wish);
  return { id: shown.id, ...written(shown.response, 'clientDataJSON', 'authenticatorData', 'signature') };
}

/** Tells the device that a passkey opens nothing any more, so that it is not offered again; not every browser can. */
export async function forgetPasskey({ host, id }) {
  try {
    await globalThis.PublicKeyCredential?.signalUnknownCredential?.({ rpId: host, credentialId: id });
  } catch {
    // The device offers it once more, and the city says that it does not know it.
  }
}

async function asked(act, publicKey) {
  try {
    return await navigator.credentials[act]({ publicKey });
  } catch (error) {
    const name = reasons[act][error.name];
    throw name ? Object.assign(new Error(error.message), { reason: { name, text: error.message, field: '' } }) : error;
  }
}

function written(response, ...names) {
  return Object.fromEntries(names.map((name) => [name, base64(new Uint8Array(response[name]))]));
}

/** RFC 4648 section 5. */
function fromUrl(text) {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
