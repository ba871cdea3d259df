// The ways in and out of a room alone.
import { html } from 'lit';
import '../ui/vc-join.js';
import { brokenTransports, garden, longPlace, longStreams, streams, transports } from './samples.js';

export const frame = 'small';

const join = (ways, live, place) => html`<vc-join .transports=${ways} .streams=${live} .place=${place}></vc-join>`;

export const states = [
  { is: 'No ways', shows: join([], [], garden) },
  { is: 'Usual', shows: join(transports, streams, garden) },
  { is: 'Long names', shows: join(transports, longStreams, longPlace) },
  { is: 'Out of order', shows: join(brokenTransports, streams, garden) },
];
