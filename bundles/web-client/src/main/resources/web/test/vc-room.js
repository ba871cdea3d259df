// Whole rooms alone, between sockets that follow a script.
import { html } from 'lit';
import '../ui/vc-room.js';
import { answerWith, signIn } from './sample-api.js';
import { beTheCity } from './sample-city.js';
import { gardenList, oneText, pages } from './sample-playlists.js';
import { brokenTransports, garden, knocks, lines, longMembers, longName, longPlace, longStreams, members, room, streams, transports } from './samples.js';

export const frame = 'place';

function welcome(room, ways = transports, more = {}) {
  return { op: 'welcome', self: 'm1', session: 's', room, transports: ways, ...more };
}

const owner = { role: 'owner', may: ['publish', 'moderate'] };
const closedDoor = { op: 'door', state: 'closed', reason: { name: 'not-allowed', text: '' }, may: ['card', 'knock', 'write'] };

const said = lines.map(({ text, ...line }, i) => ({
  op: 'message',
  message: { ...line, session: 's', sequence: i + 1, type: 'videocity:chat', to: 'everyone', body: { text } },
}));

const place = (path) => ({ ...garden, path });
const shut = { name: 'key-required', text: '' };

const rooms = [
  { is: 'Usual', place: place('usual'), says: [welcome({ title: 'Garden', members, streams }), ...said] },
  { is: 'Empty', place: place('empty'), says: [welcome({ title: '', members: members.slice(0, 1), streams: [] })] },
  { is: 'Long names', place: longPlace, says: [welcome({ title: longName, members: longMembers, streams: longStreams })] },
  {
    is: 'A way in is shut',
    place: place('broken'),
    says: [welcome({ title: 'Garden', members, streams: [] }), { op: 'transports', transports: brokenTransports }],
  },
  {
    is: 'Playlists',
    place: place('shown'),
    says: [welcome({ title: 'Garden', members, streams: streams.slice(0, 1) }, transports, { role: 'guest', may: ['publish'] })],
  },
  {
    is: 'An owner is knocked at',
    place: place('knocked'),
    says: [
      welcome({ title: 'Garden', locked: true, members, streams: streams.slice(0, 1) }, transports, owner),
      { op: 'knocking', knock: knocks[0] },
    ],
  },
  {
    is: 'A home',
    place: { ...garden, path: garden.owner, name: '' },
    says: [welcome({ title: 'Ada at home', members, streams: [] })],
  },
  { is: 'A closed door', place: place('door'), says: [closedDoor] },
  { is: 'Shut', place: place('shut'), says: [{ op: 'refused', reason: shut }, { op: 'end', code: 4403 }] },
  { is: 'Not reached', place: place('unreached'), says: 1006 },
];

beTheCity(({ pathname, searchParams }) =>
  pathname === '/ws/room' ? rooms.find(({ place }) => place.path === searchParams.get('room'))?.says : undefined,
);

signIn(null);
answerWith({
  [`GET /homes/${garden.owner}`]: { rooms: [room] },
  'GET /rooms/shown/~playlists': pages([gardenList], [oneText]),
  [`GET /rooms/${garden.owner}/~playlists`]: pages([gardenList], []),
});

export const states = rooms.map(({ is, place }) => ({ is, shows: html`<vc-room .place=${place}></vc-room>` }));
