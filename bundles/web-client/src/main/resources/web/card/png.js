// The chunks of a PNG picture (PNG specification, third edition, section 5), as strict as a card needs them.
import { joined } from './bytes.js';
import { CardProblem } from './problem.js';

export const limits = { bytes: 2 * 1024 * 1024, side: 2048, imageData: 1024 };

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** How other pictures begin: JPEG, GIF, RIFF (WebP), BMP, and the boxes of AVIF and HEIC. */
const otherPictures = [/^\xff\xd8\xff/, /^GIF8/, /^RIFF[^]{4}WEBP/, /^BM/, /^[^]{4}ftyp/];
/** Chunks of cards, in the order in which they stand, between IHDR and IDAT. */
const own = ['vcIN', 'vcCT', 'vcKY'];
/** Chunks of the cards of 2009. */
const old = ['jsAB', 'ksAB', 'lsAB'];
const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** Section 5.5 of the PNG specification. */
export function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Writes a chunk: length, type, data, CRC. */
export function chunk(type, data) {
  const typed = joined(latin(type), data);
  const whole = new Uint8Array(typed.length + 8);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(typed, 4);
  view.setUint32(whole.length - 4, crc32(typed));
  return whole;
}

/**
 * Reads the chunks of any PNG picture; lengths are compared before anything is read.
 * @returns {{type: string, data: Uint8Array, whole: Uint8Array}[]} from IHDR to IEND, with right CRCs
 */
export function chunksOf(bytes) {
  if (bytes.length > limits.bytes) throw new CardProblem('too-large', 'A card has at most 2 MiB.');
  refuseOthers(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = [];
  for (let at = signature.length; found.at(-1)?.type !== 'IEND'; at += found.at(-1).whole.length) {
    if (bytes.length - at < 12) throw new CardProblem('damaged', 'The file ends too early.');
    const length = view.getUint32(at);
    if (length > bytes.length - at - 12) throw new CardProblem('damaged', 'The file ends too early.');
    const typed = bytes.subarray(at + 4, at + 8 + length);
    if (view.getUint32(at + 8 + length) !== crc32(typed)) throw new CardProblem('damaged', 'A checksum is wrong.');
    const type = String.fromCharCode(...typed.subarray(0, 4));
    found.push({ type, data: typed.subarray(4), whole: bytes.subarray(at, at + 12 + length) });
  }
  const read = signature.length + found.reduce((sum, { whole }) => sum + whole.length, 0);
  if (read !== bytes.length) throw new CardProblem('edited', 'Something stands after the picture.');
  return found;
}

function refuseOthers(bytes) {
  if (signature.every((byte, i) => bytes[i] === byte)) return;
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (otherPictures.some((pattern) => pattern.test(start))) throw new CardProblem('re-encoded', 'This is no PNG picture.');
  throw new CardProblem('no-picture', 'This is no picture.');
}

/**
 * Reads the chunks of a card: IHDR, vcIN, perhaps vcCT and vcKY, IDAT, IEND, in this order and no others.
 * @returns the chunks, each kind once; of IDAT all of them
 */
export function cardChunksOf(bytes) {
  const found = chunksOf(bytes);
  const types = found.map(({ type }) => type);
  if (types.some((type) => old.includes(type))) throw new CardProblem('old-card', 'This card is of 2009.');
  if (!types.some((type) => own.includes(type))) throw new CardProblem('re-encoded', 'There is no card in this picture.');
  if (!/^IHDR vcIN( vcCT)?( vcKY)?( IDAT)+ IEND$/.test(types.join(' '))) {
    throw new CardProblem('edited', 'The parts of the card are not those a card has.');
  }
  if (found.at(-1).data.length) throw new CardProblem('edited', 'Something stands in the end of the picture.');
  if (types.filter((type) => type === 'IDAT').length > limits.imageData) {
    throw new CardProblem('edited', 'The picture is in too many parts.');
  }
  checkHeader(found[0].data);
  return found;
}

/** How large a picture is by the data of its IHDR. */
export function sizeOf(data) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return { width: view.getUint32(0), height: view.getUint32(4) };
}

function checkHeader(data) {
  const sound = data.length === 13 && data[8] === 8 && [2, 6].includes(data[9]) && !data[10] && !data[11] && !data[12];
  if (!sound) throw new CardProblem('edited', 'The picture is of another kind than a card.');
  const { width, height } = sizeOf(data);
  if (!width || !height) throw new CardProblem('damaged', 'The picture has no pixels.');
  if (Math.max(width, height) > limits.side) throw new CardProblem('too-large', 'A card has at most 2048 by 2048 pixels.');
}

/** A picture out of chunks, each as bytes. */
export function picture(chunks) {
  return joined(signature, ...chunks);
}

/** The same picture with nothing but what shows it: IHDR, one IDAT, IEND. */
export function bare(bytes) {
  const found = chunksOf(bytes);
  const data = found.filter(({ type }) => type === 'IDAT').map((part) => part.data);
  const header = found[0];
  if (header.type !== 'IHDR' || !data.length) throw new CardProblem('not-a-card', 'This picture shows nothing.');
  checkHeader(header.data);
  return picture([header.whole, chunk('IDAT', joined(...data)), chunk('IEND', new Uint8Array())]);
}

function latin(text) {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
