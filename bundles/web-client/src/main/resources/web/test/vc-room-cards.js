// The visiting cards of a room alone.
import { html } from 'lit';
import '../ui/vc-room-cards.js';
import { ada, answerWith, signIn } from './sample-api.js';
import { issued } from './sample-cards.js';
import { garden } from './samples.js';

export const frame = 'small';

answerWith({ 'GET /me/cards': { cards: issued } });
signIn(ada);

export const states = [{ is: 'Usual', shows: html`<vc-room-cards .room=${{ ...garden, title: 'Garden', public: true }}></vc-room-cards>` }];
