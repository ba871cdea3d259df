// The time of notes: it runs, stands still while somebody is at one, and goes on with what was left.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { goOn, hold, later } from '../../main/resources/web/stores/note-clock.js';

/** Both clocks of a browser, moved by the test. */
function clock(t) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  return (millis) => {
    now += millis;
    t.mock.timers.tick(millis);
  };
}

test('what waits is done when its time has run', (t) => {
  const pass = clock(t);
  const act = mock.fn();
  later(4000, act);
  pass(3999);
  assert.equal(act.mock.callCount(), 0);
  pass(1);
  assert.equal(act.mock.callCount(), 1);
  pass(10_000);
  assert.equal(act.mock.callCount(), 1);
});

test('while somebody is at a note nothing ends, and then each has what was left to it', (t) => {
  const pass = clock(t);
  const act = mock.fn();
  const other = mock.fn();
  later(4000, act);
  pass(3000);
  hold();
  hold();
  later(500, other);
  pass(60_000);
  assert.equal(act.mock.callCount() + other.mock.callCount(), 0);
  goOn();
  goOn();
  pass(500);
  assert.equal(other.mock.callCount(), 1);
  pass(499);
  assert.equal(act.mock.callCount(), 0);
  pass(1);
  assert.equal(act.mock.callCount(), 1);
});

test('what is called off is not done, also while time stands still', (t) => {
  const pass = clock(t);
  const act = mock.fn();
  later(4000, act)();
  hold();
  const end = later(4000, act);
  end();
  goOn();
  pass(10_000);
  assert.equal(act.mock.callCount(), 0);
});
