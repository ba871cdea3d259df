// Cards of rooms alone.
import { html } from 'lit';
import '../ui/vc-card.js';
import { emptyRoom, longRoom, room, samplePlayer } from './samples.js';

export const frame = 'small';

const card = (shown, makePlayer = () => samplePlayer()) => html`<vc-card .room=${shown} .makePlayer=${makePlayer}></vc-card>`;

export const states = [
  { is: 'Empty', shows: card(emptyRoom) },
  { is: 'Live', shows: card(room) },
  { is: 'Long names', shows: card(longRoom) },
  { is: 'No picture comes', shows: card(room, () => samplePlayer({ state: 'refused' })) },
];
