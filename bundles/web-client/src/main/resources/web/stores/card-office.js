// Where cards come from: painted here, issued by the city, put together here. A key leaves the page only locked, if ever.
import { fileName, loginFacts, roomFacts, textsOf } from '../app/card-facts.js';
import { base64, fromBase64 } from '../card/bytes.js';
import { drawCard } from '../card/draw.js';
import { handlesOf, lock, makeKeys } from '../card/keys.js';
import { certificateRequest } from '../card/request.js';
import { cardHash, newCard, withProofs } from '../card/softcard.js';
import { ask } from '../net/api.js';
import { look } from './look-store.js';
import { session } from './session-store.js';

/** Hands what the city says on, or throws its reason. */
export async function asked(method, path, body) {
  const { ok, value, problem } = await ask(method, path, body);
  if (!ok) throw Object.assign(new Error(problem.text), { reason: problem });
  return value;
}

/** The reason in whatever was thrown; what has none is a mistake of ours and is shown as such. */
export function reasonOf(error) {
  if (error.reason) return error.reason;
  // Browsers give keys to secure pages only.
  if (!isSecureContext) return { name: 'insecure', text: 'Cards need a secure page.', field: '' };
  reportError(error);
  return { name: 'failed', text: String(error.message ?? error), field: '' };
}

/**
 * Makes a login card with a key of its own.
 * @param {{person: object, photo: ImageBitmap | null, passphrase: string, keyKind?: 'rsa' | 'ec', replaces?: string,
 *     older?: Uint8Array[]}} wish `older` are locked keys that travel along
 * @param {(step: 'key' | 'lock' | 'paint' | 'issue') => void} say told what is being done
 * @returns {Promise<object>} the card in hand: `file`, `name`, `facts`, `chain`, `keys`, `handles`, `serial`, `expires`
 */
export async function makeLoginCard({ person, photo, passphrase, keyKind, replaces, older = [] }, say) {
  say('key');
  const { pkcs8, publicKey } = await makeKeys(keyKind);
  const handles = await handlesOf(pkcs8, publicKey);
  say('lock');
  const locked = await lock(pkcs8, passphrase);
  return issueLoginCard({ person, photo, handles, keys: [locked, ...older], replaces }, say);
}

/** Has a login card issued for a key there is. */
export async function issueLoginCard({ person, photo, handles, keys, replaces }, say) {
  const facts = loginFacts(person, await issuer());
  say('paint');
  const card = await paint(facts, photo);
  say('issue');
  const request = base64(await certificateRequest(handles, facts.name));
  const wish = { cardHash: await cardHash(card), request, ...(replaces ? { replaces } : {}) };
  const { serial, chain, expires } = await asked('POST', '/me/cards/login', wish);
  const certificates = chain.map(fromBase64);
  const file = withProofs(card, { chain: certificates, keys });
  return { file, name: fileName(facts), facts, chain: certificates, keys, handles, serial, expires };
}

/**
 * Has a room's visiting card issued.
 * @param {{person: object, room: object, photo: ImageBitmap | null, handles: object, label: string, open: boolean}} wish
 *     `open`: it is the one everybody may have
 * @returns {Promise<{file: Uint8Array, name: string, serial: string, expires: string}>}
 */
export async function issueRoomCard({ person, room, photo, handles, label, open }) {
  const facts = roomFacts(person, room, await issuer());
  const card = await paint(facts, photo);
  const request = base64(await certificateRequest(handles, facts.name));
  const wish = { room: room.path, card: base64(card), request, label, public: open };
  const { serial, card: issued, expires } = await asked('POST', '/me/cards/room', wish);
  return { file: fromBase64(issued), name: fileName(facts), serial, expires };
}

/** The picture of a resident, or nothing. */
export async function photoOf({ photo }) {
  if (!photo) return null;
  try {
    const answer = await fetch(photo);
    return answer.ok ? await createImageBitmap(await answer.blob()) : null;
  } catch {
    return null;
  }
}

/** What this city wants to be called on cards. */
async function issuer() {
  const { issuer: name, url } = await asked('GET', '/me/cards');
  return { city: session.state.city, issuer: name, url };
}

async function paint(facts, photo) {
  await look.ready;
  const { layout, skin, moved } = look.state;
  const canvas = document.createElement('canvas');
  const { kind } = facts;
  const boxes = drawCard(canvas, { layout, kind, skin, moved: moved[kind], texts: textsOf(facts), photo });
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  const { x, y, w, h } = boxes.photo;
  return newCard(new Uint8Array(await blob.arrayBuffer()), { ...facts, photo: `${x} ${y} ${w} ${h}` });
}
