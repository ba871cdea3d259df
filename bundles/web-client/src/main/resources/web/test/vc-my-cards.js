// All cards of somebody alone.
import { html } from 'lit';
import '../ui/vc-my-cards.js';
import { ada, answerWith, signIn } from './sample-api.js';
import { issued } from './sample-cards.js';

export const frame = 'line';

answerWith({ 'GET /me/cards': { cards: issued } });
signIn(ada);

export const states = [{ is: 'Usual', shows: html`<vc-my-cards></vc-my-cards>` }];
