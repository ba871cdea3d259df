// Issued cards alone.
import { html } from 'lit';
import '../app/home-words.js';
import '../ui/vc-card-list.js';
import { issued } from './sample-cards.js';
import { longName } from './samples.js';

export const frame = 'small';

const long = issued.map((card) => ({ ...card, label: longName }));

export const states = [
  { is: 'Usual', shows: html`<vc-card-list .cards=${issued}></vc-card-list>` },
  { is: 'About to be revoked', shows: html`<vc-card-list .cards=${issued} .leaving=${new Set(['0c'])}></vc-card-list>` },
  { is: 'Long words', shows: html`<vc-card-list .cards=${long}></vc-card-list>` },
  { is: 'None', shows: html`<vc-card-list .cards=${[]}></vc-card-list>` },
];
