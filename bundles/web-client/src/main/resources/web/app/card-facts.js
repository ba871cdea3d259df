// What stands in a card and on it: of a person, of a room.
import { readableName, roomUrl } from './addresses.js';
import './card-words.js';
import { t } from './messages.js';

/**
 * The facts of a login card.
 * @param {{name: string, address: string, keywords?: string[]}} person
 * @param {string} city as the server calls it
 */
export function loginFacts({ name, address, keywords = [] }, city) {
  return { kind: 'login', ...common(city, address, name, keywords), url: location.origin + roomUrl(address) };
}

/**
 * The facts of a room's visiting card.
 * @param {{name: string, address: string}} person the owner
 * @param {{name: string, path: string, title: string, keywords?: string[]}} room
 * @param {string} city
 */
export function roomFacts({ name, address }, room, city) {
  const title = room.title || readableName(room.name) || name;
  const url = location.origin + roomUrl(room.path);
  return { kind: 'room', ...common(city, address, name, room.keywords ?? []), room: room.name, title, url };
}

function common(city, owner, name, keywords) {
  return { city, owner, name, keywords: keywords.join('; '), issuer: city, year: String(new Date().getFullYear()) };
}

/** The texts on a card, by the parts of the layout. */
export function textsOf({ kind, name, title, keywords, url, issuer, year }) {
  return {
    label: t('card.label.' + kind),
    name,
    title,
    keywords,
    url: url.replace(/^https?:\/\//, ''),
    footer: t('card.footer.' + kind, { issuer, year }),
  };
}

/** What a card's file is called. */
export function fileName({ kind, owner, room }) {
  const of = [owner, room].filter(Boolean).join('-').replace(/[^\p{L}\p{N}@._-]+/gu, '-');
  return `${kind === 'login' ? 'login-card' : 'visiting-card'}-${of}.png`;
}

/** Keywords out of a line somebody wrote. */
export function keywordsOf(line) {
  return line
    .split(/[;,]/)
    .map((word) => word.trim())
    .filter(Boolean);
}
