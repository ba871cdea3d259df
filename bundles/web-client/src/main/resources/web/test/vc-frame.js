// A room in a frame, between sockets that follow a script.
import { html } from 'lit';
import '../ui/vc-frame.js';
import { answerWith, signIn } from './sample-api.js';
import { beTheCity } from './sample-city.js';
import { gardenList, oneText, pages } from './sample-playlists.js';
import { garden } from './samples.js';

export const frame = 'place';

const open = { op: 'welcome', self: 'm1', session: 's', room: { title: 'Garden', members: [], streams: [] }, transports: [] };

beTheCity(({ pathname, searchParams }) => {
  if (pathname !== '/ws/room') return undefined;
  return searchParams.get('room') === 'shut' ? [{ op: 'refused', reason: { name: 'key-required', text: '' } }, { op: 'end', code: 4403 }] : [open];
});

signIn(null);
answerWith({
  'GET /rooms/open/~playlists': pages([], []),
  'GET /rooms/shown/~playlists': pages([gardenList], [oneText]),
});

export const states = [
  { is: 'Open', shows: html`<vc-frame .place=${{ ...garden, path: 'open' }}></vc-frame>` },
  { is: 'With playlists', shows: html`<vc-frame .place=${{ ...garden, path: 'shown' }}></vc-frame>` },
  { is: 'Closed', shows: html`<vc-frame .place=${{ ...garden, path: 'shut' }}></vc-frame>` },
];
