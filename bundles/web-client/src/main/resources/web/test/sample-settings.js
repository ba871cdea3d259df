// The settings of a room that stand alone: what an owner decided, as the API tells it.
import { RoomSettingsStore } from '../stores/room-settings-store.js';
import { answerWith } from './sample-api.js';
import { garden, longName } from './samples.js';

const later = '2027-05-04T09:30:00Z';

export const admission = { people: ['grace@example.org', 'henry@example.org'], domains: ['example.org'], withCard: true };
export const invitations = [
  { id: 'i1', kind: 'link', label: 'Sunday tea', expires: later, uses: 5, entries: 2 },
  { id: 'i2', kind: 'mail', to: 'grace@example.org', expires: null, uses: 1, entries: 0 },
  { id: 'i3', kind: 'link', label: longName, expires: null, uses: null, entries: 17 },
];
export const keys = [
  { id: 'k1', label: 'OBS', scopes: ['publish', 'watch'], expires: null, lastUsed: later },
  { id: 'k2', label: longName, scopes: ['watch'], expires: later, lastUsed: null },
];
export const passkeys = [
  { id: 'p1', label: 'Chrome · Linux', host: 'city.example', created: '2026-05-04T09:30:00Z', lastUsed: later },
  { id: 'p2', label: '', host: 'old.city.example', created: '2026-05-04T09:30:00Z', lastUsed: null },
];
export const ownRooms = [
  { path: '/ada@city.example', name: '', title: 'Ada at home', description: '', keywords: [], public: true },
  { path: '/ada@city.example/Garden', name: 'Garden', title: '', description: 'Beans; bees; bread.', keywords: ['beans', 'bees'], public: false },
];

/** Lets the API answer as it would for the owner of a room. */
export function answerOwner() {
  answerWith({
    'GET /me/rooms': { rooms: ownRooms },
    'GET /me/rooms/Garden/admission': admission,
    'GET /me/rooms/Garden/invitations': { invitations },
    'GET /me/rooms/Garden/keys': { keys },
  });
}

/** A store that holds what it is given and asks nobody. */
export function settingsOf(state) {
  const store = new RoomSettingsStore(garden.name);
  store.update({ admission, invitations, keys, ...state });
  return store;
}
