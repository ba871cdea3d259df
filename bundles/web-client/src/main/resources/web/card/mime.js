// A letter as bytes: a MIME entity of words and attachments (RFC 2045, RFC 2046), as docs/formats/letter.md has it.
import { hex, joined } from './bytes.js';
import { LetterProblem } from './problem.js';

const most = { head: 8 * 1024, fields: 32, attachments: 4, text: 64 * 1024, name: 200 };
/** RFC 2045 section 5.1: what needs no quotation marks. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** RFC 2046 section 5.1.1, without the space that no boundary may end with. */
const boundaryForm = /^[0-9A-Za-z'()+_,\-./:=?]{1,70}$/;
const plainEncodings = ['', '7bit', '8bit', 'binary'];
const line = '\r\n';

export { most as letterLimits };

/**
 * Writes a letter.
 * @param {{from?: {name: string, address: string}, to: string, date: Date, text: string,
 *     attachments?: {name: string, type: string, bytes: Uint8Array}[]}} letter
 * @returns {{type: string, head: Uint8Array, body: Uint8Array}} the Content-Type; head and body together are the entity
 */
export function writeLetter({ from, to, date, text, attachments = [] }) {
  if (attachments.length > most.attachments) throw new RangeError(`at most ${most.attachments} attachments fit into a letter`);
  const boundary = `vc-${hex(crypto.getRandomValues(new Uint8Array(16)))}`;
  const type = `multipart/mixed; boundary=${boundary}`;
  const fields = [
    ['MIME-Version', '1.0'],
    ['From', from && `"${quoted(from.name)}" <${oneLine(from.address)}>`],
    ['To', `<${oneLine(to)}>`],
    ['Date', date.toUTCString().replace('GMT', '+0000')],
    ['Content-Type', type],
  ];
  const parts = attachments.flatMap(({ name, type: kind, bytes }) => [
    encoded(`${line}--${boundary}${line}`),
    headOf([
      ['Content-Type', oneLine(kind)],
      ['Content-Transfer-Encoding', 'binary'],
      ['Content-Disposition', `attachment; filename*=UTF-8''${percent(shortened(name))}`],
    ]),
    bytes,
  ]);
  const words = headOf([
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Content-Transfer-Encoding', 'binary'],
  ]);
  const ending = encoded(`${line}--${boundary}--${line}`);
  return { type, head: headOf(fields), body: joined(encoded(`--${boundary}${line}`), words, encoded(lines(text)), ...parts, ending) };
}

/**
 * Reads a letter.
 * @param {Uint8Array} bytes the entity, or its body where the type is known from elsewhere
 * @param {string} [type] its Content-Type
 * @returns {{from: {name: string, address: string} | null, to: string, date: Date | null, text: string,
 *     attachments: {name: string, type: string, bytes: Uint8Array}[]}} attachments are views into the bytes
 * @throws {LetterProblem}
 */
export function readLetter(bytes, type) {
  const { fields, content } = type ? { fields: new Map([['content-type', type]]), content: bytes } : entity(bytes);
  const { value, parameters } = valueOf(fields.get('content-type') ?? '');
  const boundary = parameters.get('boundary') ?? '';
  if (value !== 'multipart/mixed') throw new LetterProblem('letter-unknown', `This letter is ${value || 'of no kind'}.`);
  if (!boundaryForm.test(boundary)) throw damaged('Its parts cannot be told apart.');
  const read = { from: personOf(fields.get('from')), to: addressOf(fields.get('to') ?? ''), date: dateOf(fields.get('date')), text: '', attachments: [] };
  let words = false;
  for (const part of partsOf(content, encoded(`--${boundary}`))) {
    const found = partOf(part);
    if (!words && isText(found)) {
      words = true;
      read.text = textOf(found.content);
    } else {
      if (read.attachments.length === most.attachments) throw damaged('It has more parts than a letter may have.');
      read.attachments.push({ name: found.name, type: found.type, bytes: found.content });
    }
  }
  return read;
}

function damaged(text) {
  return new LetterProblem('letter-damaged', text);
}

function encoded(text) {
  return new TextEncoder().encode(text);
}

function headOf(fields) {
  const written = fields.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}${line}`);
  return encoded(written.join('') + line);
}

/** RFC 2046 section 4.1.1: lines of a text end in one way. */
function lines(text) {
  return text.replace(/\r\n?|\n/g, line);
}

/** What goes into a field has no line ends: nobody writes fields of their own with them. */
function oneLine(text) {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function quoted(text) {
  return oneLine(text).replace(/["\\]/g, '\\$&');
}

/** RFC 5987 section 3.2. */
function percent(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => '%' + character.charCodeAt(0).toString(16).toUpperCase());
}

function shortened(name) {
  return [...oneLine(name)].slice(0, most.name).join('');
}

/** Head and content: an empty line is between them. */
function entity(bytes) {
  if (bytes[0] === 13 && bytes[1] === 10) return { fields: new Map(), content: bytes.subarray(2) };
  const end = find(bytes.subarray(0, most.head), [13, 10, 13, 10], 0);
  if (end < 0) throw damaged('Its head has no end.');
  return { fields: fieldsOf(decoded(bytes.subarray(0, end))), content: bytes.subarray(end + 4) };
}

function fieldsOf(head) {
  const fields = new Map();
  // RFC 5322 section 2.2.3: a line that begins with a space goes on with the one before.
  for (const field of head.replace(/\r\n(?=[ \t])/g, '').split(line)) {
    const colon = field.indexOf(':');
    const name = field.slice(0, colon).toLowerCase();
    if (colon < 1 || !token.test(name) || fields.has(name)) throw damaged('Its head cannot be read.');
    fields.set(name, field.slice(colon + 1).trim());
    if (fields.size > most.fields) throw damaged('Its head says too much.');
  }
  return fields;
}

/** A value and its parameters, such as `text/plain; charset=utf-8`. */
function valueOf(field) {
  const [value, ...rest] = field.match(/(?:[^;"]|"(?:[^"\\]|\\.)*")+/g) ?? [''];
  const parameters = new Map();
  for (const parameter of rest) {
    const equals = parameter.indexOf('=');
    const text = parameter.slice(equals + 1).trim();
    const plain = /^".*"$/s.test(text) ? text.slice(1, -1).replace(/\\(.)/gs, '$1') : text;
    if (equals > 0) parameters.set(parameter.slice(0, equals).trim().toLowerCase(), plain);
  }
  return { value: value.trim().toLowerCase(), parameters };
}

/** RFC 2046 section 5.1: what stands between the delimiters; what stands before the first and behind the last does not count. */
function* partsOf(bytes, dashes) {
  let start = -1;
  for (let at = delimiter(bytes, dashes, 0); at; at = delimiter(bytes, dashes, at.next)) {
    if (start >= 0) yield bytes.subarray(start, at.begin);
    if (at.last) return;
    start = at.next;
  }
  throw damaged('It is cut off.');
}

function delimiter(bytes, dashes, from) {
  for (let at = find(bytes, dashes, from); at >= 0; at = find(bytes, dashes, at + 1)) {
    const atLineStart = at === 0 || (bytes[at - 2] === 13 && bytes[at - 1] === 10);
    let end = at + dashes.length;
    const last = bytes[end] === 45 && bytes[end + 1] === 45;
    if (last) end += 2;
    while (bytes[end] === 32 || bytes[end] === 9) end++;
    const ends = (bytes[end] === 13 && bytes[end + 1] === 10) || (last && end === bytes.length);
    // The line end before a delimiter belongs to it, unless it is the one of the delimiter before.
    if (atLineStart && ends) return { begin: Math.max(at - 2, from), next: end + 2, last };
  }
  return null;
}

function find(bytes, wanted, from) {
  for (let at = bytes.indexOf(wanted[0], from); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

function partOf(bytes) {
  const { fields, content } = entity(bytes);
  const { value: type, parameters } = valueOf(fields.get('content-type') || 'text/plain');
  const encoding = (fields.get('content-transfer-encoding') ?? '').toLowerCase();
  if (!plainEncodings.includes(encoding)) throw new LetterProblem('letter-unknown', `A part of it is written in ${encoding}.`);
  const { value: disposition, parameters: about } = valueOf(fields.get('content-disposition') ?? '');
  return { type, charset: (parameters.get('charset') ?? 'utf-8').toLowerCase(), disposition, name: nameOf(about), content };
}

function isText({ type, charset, disposition }) {
  return type === 'text/plain' && disposition !== 'attachment' && ['utf-8', 'us-ascii'].includes(charset);
}

/** A name without a way to other folders. */
function nameOf(parameters) {
  const [, extended] = parameters.get('filename*')?.match(/^utf-8''(.*)$/i) ?? [];
  return shortened((extended ? unpercent(extended) : (parameters.get('filename') ?? '')).replace(/^.*[/\\]/s, ''));
}

function unpercent(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw damaged('The name of an attachment cannot be read.');
  }
}

function textOf(bytes) {
  if (bytes.length > most.text) throw damaged('Its text is too long.');
  return decoded(bytes).replaceAll(line, '\n');
}

function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damaged('Its text is no text.');
  }
}

function personOf(field) {
  const [, name] = field?.match(/^"((?:[^"\\]|\\.)*)"\s*</) ?? [];
  return field ? { name: (name ?? '').replace(/\\(.)/g, '$1'), address: addressOf(field) } : null;
}

function addressOf(field) {
  return (field.match(/<([^<>]*)>\s*$/)?.[1] ?? field).trim().toLowerCase();
}

function dateOf(field) {
  const date = new Date(field ?? NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
