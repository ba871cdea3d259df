import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { chunk, chunksOf, picture } from '../../main/resources/web/card/png.js';
import { cardHash, clean, newCard, readCard, withProofs } from '../../main/resources/web/card/softcard.js';
import { information, png, reasonOf, roomInformation } from './pictures.js';

const chain = [Uint8Array.of(0x30, 1, 5), Uint8Array.of(0x30, 1, 6)];
const keys = [Uint8Array.of(0x30, 1, 7)];

test('what is written in a card is read again, in its order', () => {
  assert.deepEqual(readCard(newCard(png(), information)).information, information);
  const { kind, city, owner, room, ...rest } = readCard(newCard(png(), roomInformation)).information;
  assert.deepEqual({ kind, city, owner, room }, { kind: 'room', city: 'localhost', owner: 'ada@example.org', room: '' });
  assert.deepEqual(Object.keys(rest), ['name', 'title', 'keywords', 'url', 'issuer', 'year', 'photo']);
});

test('the first bytes of the information are those of the format', () => {
  const [, own] = chunksOf(newCard(png(), information));
  assert.equal(Buffer.from(own.data.subarray(0, 14)).toString('latin1'), '\x01\x00\x04kind\x00\x05login');
});

test('the hash is that of the file without certificates and keys', async () => {
  const card = newCard(png(), information);
  const issued = withProofs(card, { chain, keys });
  const expected = createHash('sha256').update(card).digest('hex');
  assert.equal(await cardHash(card), expected);
  assert.equal(await cardHash(issued), expected);
  assert.deepEqual(
    chunksOf(issued).map(({ type }) => type),
    ['IHDR', 'vcIN', 'vcCT', 'vcKY', 'IDAT', 'IEND'],
  );
  const read = readCard(issued);
  assert.deepEqual(read.chain, chain);
  assert.deepEqual(read.keys, keys);
  assert.deepEqual(readCard(withProofs(issued, { chain })).keys, []);
});

test('texts are in normal form C and can be read aloud', () => {
  assert.equal(clean('Zoe\u0308\nof\u0000Ulm '), 'Zoë of Ulm');
  assert.equal(readCard(newCard(png(), { ...information, name: 'a\tb\u2028c' })).information.name, 'a b c');
});

test('what is written wrongly is refused', () => {
  const [header, , ...rest] = chunksOf(newCard(png(), information)).map(({ whole }) => whole);
  const withInformation = (...data) => picture([header, chunk('vcIN', Uint8Array.from(data)), ...rest]);
  const entry = (text) => [0, text.length, ...Buffer.from(text)];
  assert.equal(reasonOf(() => readCard(withInformation(2))), 'not-a-card');
  assert.equal(reasonOf(() => readCard(withInformation(1, 0))), 'edited');
  assert.equal(reasonOf(() => readCard(withInformation(1, 0, 9, 65))), 'edited');
  assert.equal(reasonOf(() => readCard(withInformation(1, ...entry('kind')))), 'edited');
  assert.equal(reasonOf(() => readCard(withInformation(1, ...entry('kind'), 0, 1, 0xff))), 'edited');
  assert.equal(reasonOf(() => readCard(withInformation(1, ...entry('kind'), ...entry('king')))), 'not-a-card');
  const twice = [...entry('kind'), ...entry('login'), ...entry('kind'), ...entry('room')];
  assert.equal(reasonOf(() => readCard(withInformation(1, ...twice))), 'edited');
  const long = [...entry('kind'), ...entry('login'), 0x10, 0x01, ...new Array(4097).fill(65), ...entry('x')];
  assert.equal(reasonOf(() => readCard(withInformation(1, ...long))), 'edited');
});

test('nothing stands in the end of a card', () => {
  const parts = chunksOf(newCard(png(), information)).map(({ whole }) => whole);
  const filled = picture([...parts.slice(0, -1), chunk('IEND', Uint8Array.of(1, 2, 3, 4))]);
  assert.equal(reasonOf(() => readCard(filled)), 'edited');
});

test('a card has one to eight keys and one to four certificates', () => {
  const card = newCard(png(), information);
  assert.throws(() => withProofs(card, { chain: new Array(5).fill(chain[0]) }), RangeError);
  assert.throws(() => withProofs(card, { chain, keys: new Array(9).fill(keys[0]) }), RangeError);
  assert.equal(readCard(withProofs(card, { chain, keys: new Array(8).fill(keys[0]) })).keys.length, 8);
});
