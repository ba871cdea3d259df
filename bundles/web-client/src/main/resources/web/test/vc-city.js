// The city's street alone, between sockets that follow a script.
import { html } from 'lit';
import '../ui/vc-city.js';
import { signIn } from './sample-api.js';
import { beTheCity } from './sample-city.js';
import { emptyRoom, longRoom, room } from './samples.js';

export const frame = 'place';

/** What the streets say, one after the other in the order they are shown. */
const scripts = [[{ op: 'rooms', rooms: [room, longRoom, emptyRoom] }], [{ op: 'rooms', rooms: [] }], undefined, 1006];

beTheCity(({ pathname }) => (pathname === '/ws/city' ? (scripts.length > 1 ? scripts.shift() : scripts[0]) : undefined));

signIn(null);

export const states = ['Usual', 'Empty', 'Entering', 'Not reached'].map((is) => ({ is, shows: html`<vc-city></vc-city>` }));
