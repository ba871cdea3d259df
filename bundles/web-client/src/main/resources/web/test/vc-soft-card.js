// A card alone: growing, valid, of a room, and with long words.
import { html } from 'lit';
import { loginFacts, roomFacts } from '../app/card-facts.js';
import '../ui/vc-soft-card.js';
import { city, face, person } from './sample-cards.js';
import { garden, longName, longPath } from './samples.js';

export const frame = 'card';

const photo = await face();
const long = { name: longName, address: longPath.split('/')[0], keywords: longName.split(' ') };
const room = { ...garden, title: 'Garden', keywords: ['beans', 'bees', 'bread'] };

export const states = [
  { is: 'Not issued yet', shows: html`<vc-soft-card .facts=${loginFacts(person, city)} .photo=${null}></vc-soft-card>` },
  { is: 'Login card', shows: html`<vc-soft-card valid .facts=${loginFacts(person, city)} .photo=${photo}></vc-soft-card>` },
  { is: 'Visiting card', shows: html`<vc-soft-card valid .facts=${roomFacts(person, room, city)} .photo=${photo}></vc-soft-card>` },
  { is: 'Long words', shows: html`<vc-soft-card valid .facts=${loginFacts(long, city)} .photo=${photo}></vc-soft-card>` },
  {
    is: 'Long words of a room',
    shows: html`<vc-soft-card valid .facts=${roomFacts(long, { ...room, path: longPath, title: longName, keywords: long.keywords }, city)} .photo=${photo}></vc-soft-card>`,
  },
];
