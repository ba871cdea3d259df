// A card's file alone.
import { html } from 'lit';
import '../ui/vc-card-file.js';
import { sampleCard } from './sample-cards.js';

export const frame = 'card';

const file = { name: 'login-card.png', bytes: (await sampleCard(undefined, 'night')).file };

export const states = [
  { is: 'Usual', shows: html`<vc-card-file primary .file=${file} said="A card"></vc-card-file>` },
  { is: 'Small', shows: html`<vc-card-file small .file=${file} said="A card"></vc-card-file>` },
  { is: 'Only the button', shows: html`<vc-card-file .file=${file}></vc-card-file>` },
];
