// A card in hand, alone.
import { html } from 'lit';
import '../ui/vc-unlock.js';
import { sampleCard } from './sample-cards.js';

export const frame = 'card';

const card = await sampleCard();

export const states = [
  { is: 'Usual', shows: html`<vc-unlock offer .card=${card}></vc-unlock>` },
  { is: 'Unlocking', shows: html`<vc-unlock .card=${card} busy="unlock"></vc-unlock>` },
  { is: 'Wrong', shows: html`<vc-unlock .card=${card} .problem=${{ name: 'wrong-passphrase', field: 'passphrase' }}></vc-unlock>` },
];
