// The ways in and out of a room alone.
import { html } from 'lit';
import '../ui/vc-join.js';
import { sampleCard } from './sample-cards.js';
import { brokenTransports, garden, longPlace, longStreams, streams, transports } from './samples.js';

export const frame = 'small';

const join = (ways, live, place, card = '') =>
  html`<vc-join .transports=${ways} .streams=${live} .place=${place} .card=${card}></vc-join>`;
const picture = URL.createObjectURL(new Blob([(await sampleCard()).file], { type: 'image/png' }));

export const states = [
  { is: 'No ways', shows: join([], [], garden) },
  { is: 'Usual', shows: join(transports, streams, garden) },
  { is: 'With a card to pass on', shows: join(transports, streams, garden, picture) },
  { is: 'Long names', shows: join(transports, longStreams, longPlace) },
  { is: 'Out of order', shows: join(brokenTransports, streams, garden) },
];
