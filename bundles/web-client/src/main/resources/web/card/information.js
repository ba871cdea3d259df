// What a card says in words: its chunk vcIN (docs/formats/soft-card.md, section 2), written and read as strictly as the city does.
import { joined } from './bytes.js';
import { counted, countedParts } from './counted.js';
import { CardProblem } from './problem.js';

const version = 1;
const most = { chunk: 16 * 1024, name: 64, value: 4096 };
/** The known names, in the order in which they stand. */
const names = ['kind', 'city', 'owner', 'room', 'name', 'title', 'keywords', 'url', 'issuer', 'year', 'photo'];
const onlyOfRooms = ['room', 'title'];
const optional = ['photo'];
const mayBeEmpty = ['room', 'keywords'];
const lower = (value) => value === value.toLowerCase();
/** How values are written that are more than words. */
const forms = { city: lower, owner: lower, year: (value) => /^[0-9]{4}$/.test(value), photo: (value) => boxOf(value) !== null };
const control = /\p{Cc}/u;

/** Writes the chunk's data. */
export function writeInformation(information) {
  const written = namesOf(information.kind).filter((name) => !optional.includes(name) || information[name]);
  const texts = written.flatMap((name) => [name, clean(information[name] ?? '')]);
  return joined(Uint8Array.of(version), ...texts.map((text) => counted(new TextEncoder().encode(text))));
}

/** Normal form C without control characters. All else stays as the city has it, which compares. */
export function clean(text) {
  return text.normalize('NFC').replace(/\p{Cc}+/gu, ' ');
}

/**
 * Reads the chunk's data.
 * @param {Uint8Array} data
 * @param {{width: number, height: number}} picture in which the photo has to stand
 * @returns {Record<string, string>} in the order in which they stand; unknown entries behind the known ones
 * @throws {CardProblem}
 */
export function readInformation(data, { width, height }) {
  if (data[0] !== version) throw newer();
  if (data.length > most.chunk) throw edited('What is written in the card is too long.');
  const parts = [...countedParts(data)];
  if (parts.length % 2) throw edited('What is written in the card is cut off.');
  const texts = parts.map((bytes, i) => textOf(bytes, i % 2 ? most.value : most.name));
  const entries = Array.from({ length: texts.length / 2 }, (_, i) => [texts[2 * i], texts[2 * i + 1]]);
  const information = Object.fromEntries(entries);
  if (Object.keys(information).length !== entries.length) throw edited('The card says something twice.');
  if (!['login', 'room'].includes(information.kind)) throw newer();
  checkNames(entries.map(([name]) => name), information.kind);
  for (const [name, value] of entries) checkValue(name, value);
  const photo = boxOf(information.photo ?? '0 0 1 1');
  if (photo.x + photo.w > width || photo.y + photo.h > height) throw edited('The photo does not stand within the picture.');
  return information;
}

function namesOf(kind) {
  return kind === 'room' ? names : names.filter((name) => !onlyOfRooms.includes(name));
}

/** The known names stand first, in their order; what is behind them is none of them. */
function checkNames(found, kind) {
  const expected = namesOf(kind).filter((name) => !optional.includes(name) || found.includes(name));
  const others = found.slice(expected.length);
  const inOrder = expected.every((name, i) => found[i] === name);
  if (!inOrder || others.some((name) => names.includes(name) || !/^[a-z][a-z0-9-]*$/.test(name))) {
    throw edited('What is written in the card is not what a card says, in its order.');
  }
}

function checkValue(name, value) {
  const missing = !value && names.includes(name) && !mayBeEmpty.includes(name);
  const sound = value === value.normalize('NFC') && !control.test(value) && (forms[name]?.(value) ?? true);
  if (missing || !sound) throw edited(`What the card says as ${name} is not written as it has to be.`);
}

/** A place in a picture out of `x y w h`: decimal numbers without leading zeros, one space between them; or nothing. */
function boxOf(text) {
  if (!/^(0|[1-9]\d{0,3}) (0|[1-9]\d{0,3}) [1-9]\d{0,3} [1-9]\d{0,3}$/.test(text)) return null;
  const [x, y, w, h] = text.split(' ').map(Number);
  return { x, y, w, h };
}

function textOf(bytes, atMost) {
  if (bytes.length > atMost) throw edited('What is written in the card is too long.');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw edited('What is written in the card is no text.');
  }
}

function newer() {
  return new CardProblem('not-a-card', 'This kind of card is not known here.');
}

function edited(text) {
  return new CardProblem('edited', text);
}
