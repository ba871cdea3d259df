// The file of a soft card (docs/formats/soft-card.md): what is written in it, its certificates, its keys, its hash.
import { hex, joined, sha256 } from './bytes.js';
import { counted, countedParts } from './counted.js';
import { DerError, readAs, tag } from './der.js';
import { readInformation, writeInformation } from './information.js';
import { bare, cardChunksOf, chunk, picture, sizeOf } from './png.js';
import { CardProblem } from './problem.js';

const version = 1;
const most = { certificates: 4, keys: 8, item: 8192 };

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
  const information = readInformation(data('vcIN'), sizeOf(data('IHDR')));
  if (data('vcKY') && information.kind !== 'login') throw new CardProblem('edited', 'A visiting card carries keys.');
  return {
    information,
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

function readList(data, atMost) {
  if (data[0] !== version) throw new CardProblem('not-a-card', 'This kind of card is not known here.');
  const found = [...countedParts(data)];
  if (!found.length || found.length > atMost) throw new CardProblem('edited', 'The card has too few or too many parts.');
  if (!found.every(isWholeSequence)) throw new CardProblem('edited', 'A part of the card is no certificate and no key.');
  return found;
}

/** Whether bytes are one DER SEQUENCE and nothing behind it. */
function isWholeSequence(bytes) {
  try {
    return bytes.length <= most.item && Boolean(readAs(tag.sequence, bytes));
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

function writeList(list, atMost) {
  if (list.length > atMost) throw new RangeError(`at most ${atMost} fit into a card`);
  return joined(Uint8Array.of(version), ...list.map(counted));
}
