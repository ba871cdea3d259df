// Distinguished Encoding Rules (X.690 section 10) as far as cards need them: what is read is checked, what is written is exact.
import { joined } from './bytes.js';

export const tag = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
};

export class DerError extends Error {}

/** The tag of a context-specific element, `[0]`, `[1]` …, which holds others. */
export function context(number) {
  return 0xa0 | number;
}

/**
 * Reads one element that fills the bytes.
 * @returns {{tag: number, content: Uint8Array, whole: Uint8Array}}
 */
export function read(bytes) {
  const element = elementAt(bytes, 0);
  if (element.whole.length !== bytes.length) throw new DerError('bytes after the end');
  return element;
}

/** Reads an element of a tag. */
export function readAs(wanted, bytes) {
  return as(wanted, read(bytes));
}

/** Hands the element on where it has the tag. */
export function as(wanted, element) {
  if (element?.tag !== wanted) throw new DerError(`tag ${element?.tag} where ${wanted} is due`);
  return element;
}

/** The elements within a sequence, a set or a context-specific element. */
export function parts(element) {
  const found = [];
  for (let at = 0; at < element.content.length; at += found.at(-1).whole.length) {
    found.push(elementAt(element.content, at));
  }
  return found;
}

function elementAt(bytes, start) {
  if (bytes.length - start < 2) throw new DerError('an element is cut off');
  if ((bytes[start] & 0x1f) === 0x1f) throw new DerError('tags above 30 are not used here');
  const { length, at } = lengthAt(bytes, start + 1);
  if (length > bytes.length - at) throw new DerError('an element is cut off');
  return { tag: bytes[start], content: bytes.subarray(at, at + length), whole: bytes.subarray(start, at + length) };
}

/** X.690 section 10.1: the shortest form, and never the indefinite one. */
function lengthAt(bytes, at) {
  const first = bytes[at];
  if (first < 0x80) return { length: first, at: at + 1 };
  const count = first & 0x7f;
  if (count < 1 || count > 4 || bytes.length - at - 1 < count) throw new DerError('no length');
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + bytes[at + i];
  if (length < 0x80 || bytes[at + 1] === 0) throw new DerError('a length in a longer form than needed');
  return { length, at: at + 1 + count };
}

/** The value of an integer or enumerated element. */
export function integerOf({ content }) {
  const [first, second] = content;
  const padded = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (!content.length || padded) throw new DerError('no integer');
  const value = content.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return first >= 0x80 ? value - (1n << BigInt(8 * content.length)) : value;
}

/** The dotted form of an object identifier; its arcs may be as large as they like. */
export function oidOf({ content }) {
  const arcs = [];
  let arc = 0n;
  let begun = false;
  for (const byte of content) {
    if (!begun && byte === 0x80) throw new DerError('an arc in a longer form than needed');
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    begun = byte >= 0x80;
    if (begun) continue;
    arcs.push(arc);
    arc = 0n;
  }
  if (begun || !arcs.length) throw new DerError('no object identifier');
  const root = arcs[0] < 80n ? arcs[0] / 40n : 2n;
  return [root, arcs[0] - root * 40n, ...arcs.slice(1)].join('.');
}

export function textOf({ content }) {
  return new TextDecoder('utf-8', { fatal: true }).decode(content);
}

/** RFC 5280 section 4.1.2.5: a UTCTime of the years 1950 to 2049, or a GeneralizedTime, both in Greenwich and with seconds. */
export function timeOf({ tag: kind, content }) {
  const digits = String.fromCharCode(...content);
  const long = kind === tag.generalizedTime;
  if (!(long ? /^\d{14}Z$/ : /^\d{12}Z$/).test(digits)) throw new DerError('no time');
  const whole = long ? digits : (Number(digits.slice(0, 2)) < 50 ? '20' : '19') + digits;
  const [, year, ...rest] = whole.match(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/).map(Number);
  return new Date(Date.UTC(year, rest[0] - 1, ...rest.slice(1)));
}

/** The bytes of a bit string that ends with a whole byte. */
export function bitsOf({ content }) {
  if (content[0] !== 0) throw new DerError('a bit string that ends within a byte');
  return content.subarray(1);
}

/** Writes an element. */
export function element(number, ...contents) {
  const content = joined(...contents);
  return joined(opening(number, content.length), content);
}

/** The bytes with which an element of this many bytes begins. */
export function opening(number, length) {
  return Uint8Array.of(number, ...lengthBytes(length));
}

function lengthBytes(length) {
  if (length < 0x80) return [length];
  const bytes = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

export function sequence(...contents) {
  return element(tag.sequence, ...contents);
}

export function set(...contents) {
  return element(tag.set, ...contents);
}

/** An integer that is not negative. */
export function integer(value) {
  const bytes = [];
  for (let rest = BigInt(value); rest > 0n; rest >>= 8n) bytes.unshift(Number(rest & 0xffn));
  if (!bytes.length || bytes[0] >= 0x80) bytes.unshift(0);
  return element(tag.integer, Uint8Array.from(bytes));
}

export function enumerated(value) {
  return element(tag.enumerated, Uint8Array.of(value));
}

/** An object identifier out of its dotted form. */
export function oid(dotted) {
  const [root, second, ...rest] = dotted.split('.').map(BigInt);
  return element(tag.oid, Uint8Array.from([root * 40n + second, ...rest].flatMap(arcBytes)));
}

function arcBytes(arc) {
  const bytes = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) bytes.unshift(0x80 | Number(rest & 0x7fn));
  return bytes;
}

export function octets(bytes) {
  return element(tag.octets, bytes);
}

export function bits(bytes) {
  return element(tag.bits, Uint8Array.of(0), bytes);
}

export function utf8(text) {
  return element(tag.utf8, new TextEncoder().encode(text));
}

export function nothing() {
  return element(tag.nothing);
}
