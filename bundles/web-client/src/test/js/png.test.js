import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bare, cardChunksOf, chunk, chunksOf, crc32, picture } from '../../main/resources/web/card/png.js';
import { newCard } from '../../main/resources/web/card/softcard.js';
import { information, joined, png, reasonOf } from './pictures.js';

const text = (word) => new TextEncoder().encode(word);

test('the checksum is that of the specification', () => {
  assert.equal(crc32(text('123456789')), 0xcbf43926);
  assert.equal(crc32(text('IEND')), 0xae426082);
});

test('what programs add is left out, and image data becomes one chunk', () => {
  const extra = [chunk('sRGB', Uint8Array.of(0)), chunk('tEXt', text('Software\0x')), chunk('pHYs', new Uint8Array(9))];
  const clean = bare(png({ extra }));
  assert.deepEqual(
    chunksOf(clean).map(({ type }) => type),
    ['IHDR', 'IDAT', 'IEND'],
  );
});

test('what is no card says what it is', () => {
  assert.equal(reasonOf(() => cardChunksOf(png())), 're-encoded');
  assert.equal(reasonOf(() => cardChunksOf(png({ extra: [chunk('lsAB', text('x'))] }))), 'old-card');
  assert.equal(reasonOf(() => cardChunksOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8))), 're-encoded');
  assert.equal(reasonOf(() => cardChunksOf(joined(text('RIFF'), new Uint8Array(4), text('WEBPVP8 ')))), 're-encoded');
  assert.equal(reasonOf(() => cardChunksOf(text('%PDF-1.7 and so on'))), 'no-picture');
  assert.equal(reasonOf(() => cardChunksOf(new Uint8Array())), 'no-picture');
  assert.equal(reasonOf(() => cardChunksOf(new Uint8Array(2 * 1024 * 1024 + 1))), 'too-large');
});

test('every way to tamper with the chunks is refused', () => {
  const card = newCard(png(), information);
  assert.equal(reasonOf(() => cardChunksOf(card)), '');
  assert.equal(reasonOf(() => cardChunksOf(joined(card, Uint8Array.of(0)))), 'edited');
  for (let length = 8; length < card.length; length++) {
    assert.equal(reasonOf(() => cardChunksOf(card.slice(0, length))), 'damaged', `cut at ${length}`);
  }
  for (let at = 8; at < card.length; at++) {
    const other = card.slice();
    other[at] ^= 0x20;
    assert.match(reasonOf(() => cardChunksOf(other)), /damaged|edited|re-encoded/, `changed at ${at}`);
  }
  const parts = chunksOf(card).map(({ whole }) => whole);
  const [header, own, data, end] = parts;
  const wrong = [
    [header, data, own, end],
    [own, header, data, end],
    [header, own, own, data, end],
    [header, own, chunk('tEXt', text('a\0b')), data, end],
    [header, own, end],
  ];
  for (const chunks of wrong) assert.equal(reasonOf(() => cardChunksOf(picture(chunks))), 'edited');
});

test('a picture is in 1024 parts at most', () => {
  const [header, own, data, end] = chunksOf(newCard(png(), information)).map(({ whole }) => whole);
  const inParts = (count) => picture([header, own, data, ...new Array(count - 1).fill(chunk('IDAT', new Uint8Array())), end]);
  assert.equal(reasonOf(() => cardChunksOf(inParts(1024))), '');
  assert.equal(reasonOf(() => cardChunksOf(inParts(1025))), 'edited');
});

test('only the pictures that cards are get in', () => {
  const kinds = [{ type: 3 }, { type: 2, depth: 16 }, { interlace: 1 }];
  for (const kind of kinds) assert.equal(reasonOf(() => newCard(png(kind), information)), 'edited');
  assert.equal(reasonOf(() => newCard(png({ width: 2049 }), information)), 'too-large');
  assert.equal(reasonOf(() => newCard(png({ width: 2048, height: 1 }), information)), '');
  assert.equal(reasonOf(() => newCard(png({ width: 0 }), information)), 'damaged');
  assert.equal(reasonOf(() => newCard(png({ type: 2 }), information)), '');
});
