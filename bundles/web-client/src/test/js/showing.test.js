// What of a playlist is shown, as it plays and as it is changed meanwhile.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Showing } from '../../main/resources/web/stores/showing.js';

const hill = { kind: 'image', src: '/hill' };
const words = { kind: 'text', text: 'beans', interval: 3000 };
const bees = { kind: 'video', src: '/bees' };

function showing(...items) {
  const made = new Showing();
  made.take(items);
  return made;
}

test('pictures and texts go on after their time, videos at their end', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const shown = showing(hill, words, bees);
  shown.play();
  mock.timers.tick(4999);
  assert.equal(shown.state.at, 0);
  mock.timers.tick(1);
  assert.equal(shown.state.at, 1);
  mock.timers.tick(3000);
  assert.equal(shown.state.at, 2);
  mock.timers.tick(60_000);
  assert.equal(shown.state.at, 2);
  shown.ended();
  assert.deepEqual({ at: shown.state.at, playing: shown.state.playing }, { at: 0, playing: false });
});

test('what is held stays', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const shown = showing(hill, words);
  shown.play();
  shown.pause();
  mock.timers.tick(60_000);
  assert.equal(shown.state.at, 0);
});

test('on and back go round', () => {
  const shown = showing(hill, words, bees);
  shown.step(-1);
  assert.equal(shown.state.at, 2);
  shown.step(1);
  assert.equal(shown.state.at, 0);
  showing().step(1);
});

test('the item that is shown stays when others move, and its neighbour comes when it is taken out', () => {
  const shown = showing(hill, words, bees);
  shown.go(1);
  shown.take([words, { ...hill, description: 'new' }, bees]);
  assert.equal(shown.state.at, 0);
  shown.go(2);
  shown.take([words]);
  assert.equal(shown.state.at, 0);
});
