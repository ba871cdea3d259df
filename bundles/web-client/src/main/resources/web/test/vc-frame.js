// A room in a frame, between sockets that follow a script.
import { html } from 'lit';
import '../ui/vc-frame.js';
import { beTheCity } from './sample-city.js';
import { garden } from './samples.js';

export const frame = 'place';

const open = { op: 'welcome', self: 'm1', session: 's', room: { title: 'Garden', members: [], streams: [] }, transports: [] };

beTheCity(({ pathname, searchParams }) => {
  if (pathname !== '/ws/room') return undefined;
  return searchParams.get('room') === 'open' ? [open] : [{ op: 'refused', reason: { name: 'key-required', text: '' } }, { op: 'end', code: 4403 }];
});

export const states = [
  { is: 'Open', shows: html`<vc-frame .place=${{ ...garden, path: 'open' }}></vc-frame>` },
  { is: 'Closed', shows: html`<vc-frame .place=${{ ...garden, path: 'shut' }}></vc-frame>` },
];
