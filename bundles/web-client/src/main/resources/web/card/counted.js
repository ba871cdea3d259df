// Bytes behind their number in two bytes, one after the other behind the version: how the chunks of a card hold what they hold.
import { joined } from './bytes.js';
import { CardProblem } from './problem.js';

export function counted(bytes) {
  return joined(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes);
}

/** What stands behind the version. */
export function* countedParts(data) {
  for (let at = 1; at < data.length; ) {
    const length = (data[at] << 8) | data[at + 1];
    const end = at + 2 + length;
    if (data.length - at < 2 || end > data.length) throw new CardProblem('edited', 'A part of the card is cut off.');
    yield data.subarray(at + 2, end);
    at = end;
  }
}
