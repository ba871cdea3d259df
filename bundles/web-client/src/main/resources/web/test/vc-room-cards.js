// The visiting cards of a room alone: before the login card was shown, and after.
import { html } from 'lit';
import '../ui/vc-room-cards.js';
import { ada, answerWith, signIn } from './sample-api.js';
import { issued, ownStore } from './sample-cards.js';
import { garden } from './samples.js';

export const frame = 'small';

answerWith({ 'GET /me/cards': { cards: issued } });
signIn(ada);

const open = { ...garden, title: 'Garden', public: true };

export const states = [
  { is: 'Needs the login card', shows: html`<vc-room-cards .room=${open}></vc-room-cards>` },
  { is: 'A public room', shows: html`<vc-room-cards .room=${open} .own=${await ownStore()}></vc-room-cards>` },
  { is: 'A private room', shows: html`<vc-room-cards .room=${{ ...open, path: 'ada@city.example', public: false }} .own=${await ownStore()}></vc-room-cards>` },
];
