// Whole rooms alone, between sockets that follow a script.
import { html } from 'lit';
import '../ui/vc-room.js';
import { signIn } from './sample-api.js';
import { beTheCity } from './sample-city.js';
import { brokenTransports, garden, lines, longMembers, longName, longPlace, longStreams, members, streams, transports } from './samples.js';

export const frame = 'place';

function welcome(room, ways = transports) {
  return { op: 'welcome', self: 'm1', session: 's', room, transports: ways };
}

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
  { is: 'Shut', place: place('shut'), says: [{ op: 'refused', reason: shut }, { op: 'end', code: 4403 }] },
  { is: 'Not reached', place: place('unreached'), says: 1006 },
];

beTheCity(({ pathname, searchParams }) =>
  pathname === '/ws/room' ? rooms.find(({ place }) => place.path === searchParams.get('room'))?.says : undefined,
);

signIn(null);

export const states = rooms.map(({ is, place }) => ({ is, shows: html`<vc-room .place=${place}></vc-room>` }));
