// The passphrase of a card: long enough, or made of words that somebody can remember.
import { words } from './words.js';

export const leastCharacters = 12;
const wordsInAPhrase = 6;

/** What a passphrase lacks: `passphrase-short`, or nothing. */
export function lackOf(passphrase) {
  return [...passphrase.normalize('NFC')].length < leastCharacters ? 'passphrase-short' : '';
}

/** Six words out of 256: 48 bits, each of which costs 600,000 rounds to try. */
export function makePhrase() {
  return Array.from(crypto.getRandomValues(new Uint8Array(wordsInAPhrase)), (byte) => words[byte]).join(' ');
}
