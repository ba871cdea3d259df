// What stands in a card and on it: of a person, of a room.
import { readableName } from './addresses.js';
import './card-words.js';
import { t } from './messages.js';

/**
 * What a card says of the city that is to issue it.
 * @typedef {{city: string, issuer: string, url: string}} Issuer the name the server has for it, the name it has for
 *     people, and what addresses in it begin with, without a slash at the end
 */

/**
 * The facts of a login card.
 * @param {{name: string, address: string, keywords?: string[]}} person
 * @param {Issuer} issuer
 */
export function loginFacts({ name, address, keywords = [] }, issuer) {
  return { kind: 'login', ...common(issuer, address, name, keywords), url: `${issuer.url}/${address}` };
}

/**
 * The facts of a room's visiting card.
 * @param {{name: string, address: string}} person the owner
 * @param {{name: string, path: string, title: string, keywords?: string[]}} room
 * @param {Issuer} issuer
 */
export function roomFacts({ name, address }, room, issuer) {
  const title = room.title || readableName(room.name) || address;
  const url = `${issuer.url}/${room.path}`;
  return { kind: 'room', ...common(issuer, address, name, room.keywords ?? []), room: room.name, title, url };
}

/** What is shown of a city as long as nothing is issued. */
export function issuerHere(city) {
  return { city: city || location.hostname, issuer: city || location.hostname, url: location.origin };
}

function common({ city, issuer }, owner, name, keywords) {
  return { city, owner, name, keywords: keywords.join('; '), issuer, year: String(new Date().getFullYear()) };
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
