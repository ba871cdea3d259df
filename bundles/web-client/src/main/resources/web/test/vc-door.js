// Shut doors alone, one for each reason.
import { html } from 'lit';
import '../ui/vc-door.js';
import { garden, longPlace } from './samples.js';

export const frame = 'door';

const door = (place, name, text = '') => html`<vc-door .place=${place} .reason=${{ name, text }}></vc-door>`;

export const states = [
  { is: 'No such room', shows: door(garden, 'no-such-room') },
  { is: 'A key is needed', shows: door(garden, 'key-required') },
  { is: 'A wrong key', shows: door(garden, 'bad-key') },
  { is: 'Full', shows: door(garden, 'room-full') },
  { is: 'Closed', shows: door(garden, 'room-closed') },
  { is: 'Shown out', shows: door(garden, 'kicked', 'Ada asked you to leave.') },
  { is: 'Something else', shows: door(garden, 'from-a-plug-in', 'The garden is being watered until nine.') },
  { is: 'Long names', shows: door(longPlace, 'no-such-room') },
];
