// Where this page is in the city, and the addresses that follow from it.

/** Places of the city that are no rooms, as bnd.bnd lists them for the server. */
const desks = ['sign-up', 'sign-in', 'me', 'inbox', 'doctor'];

/**
 * Reads the place out of a location: `/` is the city, `/~…` a desk of the city's, everything else below it a room.
 * @returns {{kind: 'city'} | {kind: 'desk', desk: string} | {kind: 'room', path: string, owner: string, name: string, key: string, embed: boolean}}
 */
export function placeOf(location) {
  const path = decode(location.pathname).replace(/^\/+|\/+$/g, '');
  if (!path) return { kind: 'city' };
  if (desks.includes(path.slice(1)) && path.startsWith('~')) return { kind: 'desk', desk: path.slice(1) };
  const [owner, ...rest] = path.split('/');
  const asked = new URLSearchParams(location.search);
  const key = asked.get('key') ?? '';
  return { kind: 'room', path, owner, name: rest.join('/'), key, embed: asked.has('embed') };
}

/** What people call this city; its pages have no such name where nobody gave it one. */
const cityTitle = () => document.querySelector('meta[name="application-name"]')?.content;

/** The name of this city, for where its address stands beside it. */
export function cityName() {
  return cityTitle() || 'VideoCity';
}

/** This city in a sentence: by its name or by where it is. */
export function thisCity() {
  return cityTitle() || location.host;
}

/** The page of a room; an empty key is left out. */
export function roomUrl(path, key = '') {
  const url = '/' + path.split('/').map(encodeSegment).join('/');
  return key ? `${url}?key=${encodeURIComponent(key)}` : url;
}

/** The page of a desk, which leads back to a page of this city afterwards. */
export function deskUrl(desk, back = '') {
  return back && back !== '/' ? `/~${desk}?to=${encodeURIComponent(back)}` : `/~${desk}`;
}

/** Where a desk's address says to go afterwards, never out of this city; empty for nowhere. */
export function wayBack(search) {
  const to = new URLSearchParams(search).get('to') ?? '';
  const url = URL.canParse(to, location.origin) ? new URL(to, location.origin) : null;
  return url && to.startsWith('/') && url.origin === location.origin ? url.pathname + url.search : '';
}

/** Takes what stands behind # out of the page's address, so that it is not in the history: a secret of a mail. */
export function takeToken() {
  const token = location.hash.slice(1);
  if (token) history.replaceState(null, '', location.pathname + location.search);
  return token;
}

/** The token of an invitation to a room, likewise; empty where there is none. */
export function takeInvitation() {
  return location.hash.startsWith('#invitation=') ? takeToken().slice('invitation='.length) : '';
}

/** The address of a socket of this city; empty parameters are left out. */
export function socketUrl(path, parameters = {}) {
  const url = new URL(path, location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value);
  }
  return url.href;
}

/** A room's name as people write it: dots were spaces. */
export function readableName(name) {
  return name.replaceAll('.', ' ');
}

/** Fills an endpoint's address in; relative ones become addresses of this city. */
export function endpointAddress(template, values) {
  const host = location.hostname || 'localhost';
  const filled = template
    .replaceAll('{host}', host)
    .replaceAll('{room}', values.room)
    .replaceAll('{stream}', values.stream);
  const whole = filled.startsWith('/') ? location.origin + filled : filled;
  return values.key ? whole + (whole.includes('?') ? '&' : '?') + 'key=' + encodeURIComponent(values.key) : whole;
}

function encodeSegment(segment) {
  return encodeURIComponent(segment).replaceAll('%40', '@').replaceAll('%2B', '+').replaceAll('%3A', ':');
}

function decode(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
