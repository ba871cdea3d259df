// One's own login card alone: none yet, elsewhere, and in hand.
import { html } from 'lit';
import '../ui/vc-own-card.js';
import { ada, answerWith, signIn } from './sample-api.js';
import { ownStore } from './sample-cards.js';

export const frame = 'small';

answerWith({});
signIn(ada);

const wrong = { problem: { name: 'wrong-passphrase', field: 'passphrase' } };

export const states = [
  { is: 'None yet', shows: html`<vc-own-card></vc-own-card>` },
  { is: 'Elsewhere', shows: html`<vc-own-card has></vc-own-card>` },
  { is: 'In hand', shows: html`<vc-own-card has .own=${await ownStore({ done: 'renewed' })}></vc-own-card>` },
  { is: 'Another passphrase', shows: html`<vc-own-card has .own=${await ownStore(wrong)} .doing=${'change'}></vc-own-card>` },
  { is: 'Another key', shows: html`<vc-own-card has .own=${await ownStore({ busy: 'key' })} .doing=${'replace'}></vc-own-card>` },
  { is: 'No place for another key', shows: html`<vc-own-card has .own=${await ownStore({}, 8)} .doing=${'replace'}></vc-own-card>` },
];
