// Makes and takes apart soft cards by docs/formats/soft-card.md alone: none of the city's code is used here.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const [command, ...rest] = process.argv.slice(2);

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function u16(number) {
  return Buffer.from([number >> 8, number & 0xff]);
}

function u32(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

function chunk(type, data) {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([u32(data.length), typed, u32(crc32(typed))]);
}

function chunksOf(file) {
  const chunks = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const whole = file.subarray(at, at + length + 12);
    chunks.push({ type: whole.toString('latin1', 4, 8), data: whole.subarray(8, -4), whole });
    at += whole.length;
  }
  return chunks;
}

// section 2
function information(words) {
  const texts = Object.entries(words).flat().map((text) => Buffer.from(text, 'utf8'));
  return Buffer.concat([Buffer.from([1]), ...texts.flatMap((text) => [u16(text.length), text])]);
}

function wordsOf(data) {
  const texts = entriesOf(data).map((text) => text.toString('utf8'));
  return Object.fromEntries(texts.flatMap((text, i) => (i % 2 ? [] : [[text, texts[i + 1]]])));
}

function entriesOf(data) {
  const entries = [];
  for (let at = 1; at < data.length; at += 2 + data.readUInt16BE(at)) {
    entries.push(data.subarray(at + 2, at + 2 + data.readUInt16BE(at)));
  }
  return entries;
}

// section 1: a picture of coloured stripes, RGBA
function picture(words, width, height) {
  const header = Buffer.concat([u32(width), u32(height), Buffer.from([8, 6, 0, 0, 0])]);
  const rows = Buffer.alloc(height * (1 + 4 * width), 0xff);
  for (let y = 0; y < height; y++) {
    rows[y * (1 + 4 * width)] = 0;
    for (let x = 0; x < width; x++) rows[y * (1 + 4 * width) + 1 + 4 * x] = (x * y) & 0xff;
  }
  const parts = [['IHDR', header], ['vcIN', information(words)], ['IDAT', deflateSync(rows)], ['IEND', Buffer.alloc(0)]];
  return Buffer.concat([signature, ...parts.map(([type, data]) => chunk(type, data))]);
}

// section 3
function hash(file) {
  const kept = chunksOf(file).filter(({ type }) => type !== 'vcCT' && type !== 'vcKY');
  return createHash('sha256').update(Buffer.concat([signature, ...kept.map(({ whole }) => whole)])).digest();
}

// section 4
function list(files) {
  return Buffer.concat([Buffer.from([1]), ...files.map((file) => readFileSync(file)).flatMap((der) => [u16(der.length), der])]);
}

function put(file, certificates, keys) {
  const of = (...types) => chunksOf(file).filter(({ type }) => types.includes(type)).map(({ whole }) => whole);
  const proofs = [chunk('vcCT', list(certificates)), ...(keys.length ? [chunk('vcKY', list(keys))] : [])];
  return Buffer.concat([signature, ...of('IHDR', 'vcIN'), ...proofs, ...of('IDAT', 'IEND')]);
}

// section 5.2
function der(tag, content) {
  const length = content.length < 128 ? [content.length] : content.length < 256 ? [0x81, content.length] : [0x82, ...u16(content.length)];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function binding(file) {
  const words = wordsOf(chunksOf(file).find(({ type }) => type === 'vcIN').data);
  const text = (value) => der(0x0c, Buffer.from(value, 'utf8'));
  return der(
    0x30,
    Buffer.concat([
      der(0x02, Buffer.from([1])),
      der(0x0a, Buffer.from([words.kind === 'room' ? 1 : 0])),
      text(words.city),
      text(words.owner),
      text(words.room ?? ''),
      der(0x04, hash(file)),
    ]),
  );
}

// section 5.1, as openssl wants it
function extensions(file, purpose) {
  const arc = '2.25.155900443873858611497974812304297896098';
  return [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature,keyEncipherment',
    `extendedKeyUsage=critical,${arc}.${purpose}`,
    'subjectKeyIdentifier=hash',
    'authorityKeyIdentifier=keyid',
    `${arc}.1=DER:${binding(file).toString('hex')}`,
    '',
  ].join('\n');
}

function read(path) {
  return readFileSync(path);
}

const commands = {
  picture: (words, width, height, to) => writeFileSync(to, picture(JSON.parse(read(words)), +width, +height)),
  hash: (card) => console.log(hash(read(card)).toString('hex')),
  put: (card, to, certificates, keys = '') =>
    writeFileSync(to, put(read(card), certificates.split(','), keys ? keys.split(',') : [])),
  extensions: (card, purpose, to) => writeFileSync(to, extensions(read(card), purpose)),
  take: (card, type, number, to) =>
    writeFileSync(to, entriesOf(chunksOf(read(card)).find((found) => found.type === type).data)[+number]),
  binding: (card) => console.log(binding(read(card)).toString('hex')),
};
commands[command](...rest);
