// Doors alone: closed ones with what opens them, and those with no way in, one for each reason.
import { html } from 'lit';
import '../ui/vc-door.js';
import { signIn } from './sample-api.js';
import { garden, longName, longPlace, room } from './samples.js';

export const frame = 'door';

const ways = ['card', 'knock', 'write'];
const granted = async () => ({ ok: true });
const usual = { how: 'closed', reason: null, may: ways, title: '', waiting: false, declined: null };

const none = (place, name, text = '') => html`<vc-door .place=${place} .reason=${{ name, text }}></vc-door>`;
const closed = (more = {}, { place = garden, about = null, shown = {} } = {}) => html`<vc-door
  .place=${place}
  .door=${{ ...usual, ...more }}
  .room=${about}
  .shown=${shown}
  .name=${''}
  .knock=${granted}
></vc-door>`;

signIn(null);

export const states = [
  { is: 'Closed', shows: closed() },
  { is: 'Waiting for an answer', shows: closed({ waiting: true }) },
  { is: 'Not now', shows: closed({ declined: { name: 'declined' } }) },
  { is: 'A card that does not fit', shows: closed({}, { shown: { problem: { name: 'card-other', text: 'This card is of another room.' } } }) },
  { is: 'Locked', shows: closed({ how: 'locked', title: 'Garden', may: ['knock', 'write'] }, { about: room }) },
  { is: 'Long names, closed', shows: closed({ title: longName }, { place: longPlace }) },
  { is: 'No such room', shows: none(garden, 'no-such-room') },
  { is: 'A key is needed', shows: none(garden, 'key-required') },
  { is: 'A wrong key', shows: none(garden, 'bad-key') },
  { is: 'Full', shows: none(garden, 'room-full') },
  { is: 'Closed for good', shows: none(garden, 'room-closed') },
  { is: 'Shown out', shows: none(garden, 'kicked', 'Ada asked you to leave.') },
  { is: 'Kept out', shows: none(garden, 'banned') },
  { is: 'Something else', shows: none(garden, 'from-a-plug-in', 'The garden is being watered until nine.') },
  { is: 'Long names', shows: none(longPlace, 'no-such-room') },
];
