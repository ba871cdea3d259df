// The file of a soft card (docs/formats/soft-card.md): what is written in it, its certificates, its keys, its hash.
import { hex, joined, sha256 } from './bytes.js';
import { bare, cardChunksOf, chunk, picture } from './png.js';
import { CardProblem } from './problem.js';

const version = 1;
const most = { information: 16 * 1024, value: 4096, certificates: 4, keys: 8 };
/** The names of the information, in the order in which they stand. */
const names = ['kind', 'city', 'owner', 'room', 'name', 'title', 'keywords', 'url', 'issuer', 'year', 'photo'];
const onlyOfRooms = ['room', 'title'];

/**
 * Reads a card.
 * @param {Uint8Array} bytes
 * @returns {{information: Record<string, string>, chain: Uint8Array[], keys: Uint8Array[]}} the chain has the leaf
 *     first, the keys the newest; both may be empty
 * @throws {CardProblem}
 */
export function readCard(bytes) {
  const chunks = cardChunksOf(bytes);
  const data = (type) => chunks.find((found) => found.type === type)?.data;
  return {
    information: readInformation(data('vcIN')),
    chain: data('vcCT') ? readList(data('vcCT'), most.certificates) : [],
    keys: data('vcKY') ? readList(data('vcKY'), most.keys) : [],
  };
}

/** What identifies a card, in hexadecimal: SHA-256 of the file without its vcCT and vcKY chunks. */
export async function cardHash(bytes) {
  const kept = cardChunksOf(bytes).filter(({ type }) => type !== 'vcCT' && type !== 'vcKY');
  return hex(await sha256(picture(kept.map(({ whole }) => whole))));
}

/** Makes a card that nobody has issued yet out of a PNG picture. */
export function newCard(png, information) {
  const [header, ...rest] = chunkBytes(bare(png));
  return picture([header, chunk('vcIN', writeInformation(information)), ...rest]);
}

/** The same card with other certificates and keys; empty lists leave their chunk out. */
export function withProofs(card, { chain, keys = [] }) {
  const chunks = cardChunksOf(card);
  const of = (...types) => chunks.filter(({ type }) => types.includes(type)).map(({ whole }) => whole);
  const certificates = chain.length ? [chunk('vcCT', writeList(chain, most.certificates))] : [];
  const wrapped = keys.length ? [chunk('vcKY', writeList(keys, most.keys))] : [];
  return picture([...of('IHDR', 'vcIN'), ...certificates, ...wrapped, ...of('IDAT', 'IEND')]);
}

function chunkBytes(png) {
  const starts = [];
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at < png.length; at += view.getUint32(at) + 12) starts.push(at);
  return starts.map((start, i) => png.subarray(start, starts[i + 1]));
}

function writeInformation(information) {
  const used = information.kind === 'room' ? names : names.filter((name) => !onlyOfRooms.includes(name));
  const written = used.filter((name) => name !== 'photo' || information.photo);
  const texts = written.flatMap((name) => [name, clean(information[name] ?? '')]);
  return joined(Uint8Array.of(version), ...texts.map((text) => counted(new TextEncoder().encode(text))));
}

/** Normal form C, and no control characters: what is written can be read aloud. */
export function clean(text) {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

function readInformation(data) {
  if (data.length > most.information || data[0] !== version) throw newer();
  const texts = [...countedParts(data)].map(textOf);
  if (texts.length % 2) throw new CardProblem('edited', 'What is written in the card is cut off.');
  const entries = Array.from({ length: texts.length / 2 }, (_, i) => [texts[2 * i], texts[2 * i + 1]]);
  const information = Object.fromEntries(entries);
  if (Object.keys(information).length !== entries.length) throw new CardProblem('edited', 'The card says something twice.');
  if (!['login', 'room'].includes(information.kind)) throw newer();
  return information;
}

function newer() {
  return new CardProblem('not-a-card', 'This kind of card is not known here.');
}

function textOf(bytes) {
  if (bytes.length > most.value) throw new CardProblem('edited', 'What is written in the card is too long.');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CardProblem('edited', 'What is written in the card is no text.');
  }
}

function readList(data, atMost) {
  if (data[0] !== version) throw newer();
  const found = [...countedParts(data)];
  if (!found.length || found.length > atMost) throw new CardProblem('edited', 'The card has too few or too many parts.');
  return found;
}

function writeList(list, atMost) {
  if (list.length > atMost) throw new RangeError(`at most ${atMost} fit into a card`);
  return joined(Uint8Array.of(version), ...list.map(counted));
}

function counted(bytes) {
  return joined(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes);
}

function* countedParts(data) {
  for (let at = 1; at < data.length; ) {
    const length = (data[at] << 8) | data[at + 1];
    const end = at + 2 + length;
    if (data.length - at < 2 || end > data.length) throw new CardProblem('edited', 'A part of the card is cut off.');
    yield data.subarray(at + 2, end);
    at = end;
  }
}
