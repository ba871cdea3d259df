// Remembered people alone.
import { html } from 'lit';
import '../ui/vc-kept-cards.js';
import { sampleCard } from './sample-cards.js';

export const frame = 'card';

const cards = [await sampleCard()];

export const states = [
  { is: 'Usual', shows: html`<vc-kept-cards .cards=${cards}></vc-kept-cards>` },
  { is: 'Refused', shows: html`<vc-kept-cards .cards=${cards} .problem=${{ name: 'revoked', field: cards[0].owner }}></vc-kept-cards>` },
];
