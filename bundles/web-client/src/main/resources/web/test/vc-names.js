// Lists of names alone.
import { html } from 'lit';
import '../ui/vc-names.js';
import { longPath } from './samples.js';

export const frame = 'small';

const names = (what, list) => html`<vc-names .what=${what} .names=${list}></vc-names>`;

export const states = [
  { is: 'Empty', shows: names('people', []) },
  { is: 'Some', shows: names('people', ['grace@example.org', 'henry@example.org']) },
  { is: 'Domains', shows: names('domains', ['example.org']) },
  { is: 'Long names', shows: names('keywords', [longPath, 'bees']) },
];
