// The layout file, which browser and city share, and what is done with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { linesOf } from '../../main/resources/web/card/draw.js';
import { movedBy, placed } from '../../main/resources/web/card/layout.js';

const layout = JSON.parse(readFileSync(new URL('../../main/resources/web/card/layout.json', import.meta.url), 'utf8'));

test('every part lies on the card, and every skin has all colours', () => {
  for (const parts of Object.values(layout.kinds)) {
    for (const [name, { x, y, w, h, size = 0, lines = 1, ink }] of Object.entries(parts)) {
      assert.ok(x >= 0 && x + w <= layout.width, name);
      assert.ok(y >= 0 && y + (h ?? size * 1.18 * lines) <= layout.height, name);
      for (const [skin, colours] of Object.entries(layout.skins)) if (ink) assert.match(colours[ink], /^#[0-9a-f]{6}$/, skin);
    }
  }
  assert.ok(Object.keys(layout.skins).length >= 5);
});

/** WCAG 2.2, section 1.4.3. */
function contrast(a, b) {
  const light = (hex) => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const linear = [r, g, b].map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

test('what is written on a card can be read in every skin', () => {
  for (const [name, { paper, shade, band, onBand, ink, soft, accent }] of Object.entries(layout.skins)) {
    for (const text of [ink, soft, accent]) {
      for (const ground of [paper, shade]) assert.ok(contrast(text, ground) >= 4.5, `${name}: ${text} on ${ground}`);
    }
    assert.ok(contrast(onBand, band) >= 4.5, `${name}: band`);
  }
});

test('parts are moved as far as the card goes', () => {
  const far = movedBy(layout, 'login', {}, 'photo', 10_000, -10_000);
  const { photo } = placed(layout, 'login', far);
  assert.deepEqual([photo.x, photo.y], [layout.width - photo.w, 0]);
  const back = placed(layout, 'login', movedBy(layout, 'login', far, 'photo', -10, 0)).photo;
  assert.equal(back.x, layout.width - photo.w - 10);
  assert.deepEqual(placed(layout, 'login', { footer: { x: 50, y: 0 } }).footer, layout.kinds.login.footer);
});

test('texts break between words and end with an ellipsis where there is no more space', () => {
  const width = (text) => [...text].length;
  assert.deepEqual(linesOf('beans bees bread', { w: 10, lines: 2 }, width), ['beans bees', 'bread']);
  assert.deepEqual(linesOf('beans bees bread', { w: 10, lines: 1 }, width), ['beans bee…']);
  assert.deepEqual(linesOf('Donaudampfschiff', { w: 8, lines: 2 }, width), ['Donauda…']);
  assert.deepEqual(linesOf('  ', { w: 8, lines: 2 }, width), []);
});
