// One's own login card alone: none yet, and one that is elsewhere.
import { html } from 'lit';
import '../ui/vc-own-card.js';
import { ada, answerWith, signIn } from './sample-api.js';

export const frame = 'small';

answerWith({});
signIn(ada);

export const states = [
  { is: 'None yet', shows: html`<vc-own-card></vc-own-card>` },
  { is: 'Elsewhere', shows: html`<vc-own-card has></vc-own-card>` },
];
