// The time that notes stay, and what they let people undo: it stands still while somebody is at a note.

const waiting = new Set();
let held = false;

/**
 * Does something after a while of running time.
 * @returns {() => void} does it not
 */
export function later(millis, act) {
  const wait = { left: millis, since: 0, timer: 0, act };
  waiting.add(wait);
  if (!held) run(wait);
  return () => end(wait);
}

/** Stands still: somebody points at a note or has come to it with the keyboard. */
export function hold() {
  if (held) return;
  held = true;
  for (const wait of waiting) {
    clearTimeout(wait.timer);
    wait.left -= performance.now() - wait.since;
  }
}

/** Goes on. */
export function goOn() {
  if (!held) return;
  held = false;
  for (const wait of waiting) run(wait);
}

function run(wait) {
  wait.since = performance.now();
  wait.timer = setTimeout(() => {
    end(wait);
    wait.act();
  }, wait.left);
}

function end(wait) {
  clearTimeout(wait.timer);
  waiting.delete(wait);
}
