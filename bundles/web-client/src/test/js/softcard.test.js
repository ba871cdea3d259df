import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { chunk, chunksOf, picture } from '../../main/resources/web/card/png.js';
import { clean } from '../../main/resources/web/card/information.js';
import { cardHash, newCard, readCard, withProofs } from '../../main/resources/web/card/softcard.js';
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

test('texts are in normal form C and on one line, and otherwise as the city has them', () => {
  assert.equal(clean('Zoe\u0308\nof\u0000Ulm '), 'Zoë of Ulm ');
  for (const name of ['\u00a0Ada', 'Ada\u2028Lovelace', '\ufeffAda ']) {
    assert.equal(readCard(newCard(png(), { ...information, name })).information.name, name);
  }
});

test('what is written wrongly is refused', () => {
  const [header, , ...rest] = chunksOf(newCard(png(), information)).map(({ whole }) => whole);
  const bytes = (text) => (typeof text === 'string' ? Buffer.from(text) : text);
  const counted = (text) => [bytes(text).length >> 8, bytes(text).length & 0xff, ...bytes(text)];
  const withTexts = (texts, version = 1) => picture([header, chunk('vcIN', Uint8Array.from([version, ...texts.flatMap(counted)])), ...rest]);
  const why = (texts, version) => reasonOf(() => readCard(withTexts(texts, version)));
  const all = Object.entries(information);
  const said = (entries) => why(entries.flat());
  const withValue = (name, value) => all.map(([own, text]) => [own, own === name ? value : text]);

  assert.equal(said(all), '');
  assert.equal(said([...all, ['further', 'words']]), '');
  assert.equal(said(withValue('keywords', '')), '');
  assert.equal(why(all.flat(), 2), 'not-a-card');
  assert.equal(said(withValue('kind', 'king')), 'not-a-card');
  assert.equal(why(all.flat().slice(0, -1)), 'edited');
  assert.equal(reasonOf(() => readCard(picture([header, chunk('vcIN', Uint8Array.of(1, 0)), ...rest]))), 'edited');
  assert.equal(reasonOf(() => readCard(picture([header, chunk('vcIN', Uint8Array.of(1, 0, 9, 65)), ...rest]))), 'edited');
  const wrong = [
    [...all, ['kind', 'room']],
    [...all, ['title', 'Garden']],
    [...all, ['Further', 'words']],
    [...all, ['f'.repeat(65), 'words']],
    [['further', 'words'], ...all],
    [all[1], all[0], ...all.slice(2)],
    all.filter(([name]) => name !== 'url'),
    [...all.slice(0, 3), ['room', ''], ...all.slice(3)],
    withValue('owner', ''),
    withValue('owner', 'Ada@example.org'),
    withValue('city', 'LOCALHOST'),
    withValue('name', 'Zoe\u0308'),
    withValue('name', 'two\nlines'),
    withValue('name', 'a\u0085b'),
    withValue('name', [0xff]),
    withValue('name', 'x'.repeat(4097)),
    withValue('year', '26'),
    withValue('year', '２０２６'),
    withValue('photo', '0 0 08 4'),
    withValue('photo', '0 0 0 4'),
    withValue('photo', '0  0 8 4'),
    withValue('photo', '0 0 9 4'),
    withValue('photo', '0 2 8 4'),
  ];
  for (const entries of wrong) assert.equal(said(entries), 'edited', JSON.stringify(entries));
});

test('a visiting card carries no keys, and what it carries are sequences', () => {
  const visiting = newCard(png(), roomInformation);
  assert.equal(reasonOf(() => readCard(withProofs(visiting, { chain, keys }))), 'edited');
  assert.equal(reasonOf(() => readCard(withProofs(visiting, { chain }))), '');
  const long = Uint8Array.of(0x30, 0x82, 0x1f, 0xfd, ...new Array(0x1ffd).fill(0));
  for (const odd of [Uint8Array.of(0x31, 1, 5), Uint8Array.of(0x30, 1, 5, 6), Uint8Array.of(0x30, 0x81, 1, 5), Uint8Array.of(0x30, 2, 5), long]) {
    assert.equal(reasonOf(() => readCard(withProofs(visiting, { chain: [odd] }))), 'edited', `${odd.length} bytes`);
  }
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
