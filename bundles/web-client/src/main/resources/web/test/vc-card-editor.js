// A card whose parts can be moved, alone.
import { html } from 'lit';
import { loginFacts, roomFacts } from '../app/card-facts.js';
import '../ui/vc-card-editor.js';
import { city, face, person } from './sample-cards.js';
import { garden } from './samples.js';

export const frame = 'card';

const photo = await face();

export const states = [
  { is: 'Login card', shows: html`<vc-card-editor .facts=${loginFacts(person, city)} .photo=${photo}></vc-card-editor>` },
  { is: 'Visiting card', shows: html`<vc-card-editor .facts=${roomFacts(person, { ...garden, title: 'Garden' }, city)} .photo=${photo}></vc-card-editor>` },
];
