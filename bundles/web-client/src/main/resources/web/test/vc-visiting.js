// Visiting cards alone.
import { html } from 'lit';
import '../app/home-words.js';
import '../ui/vc-visiting.js';
import { longName, longPath } from './samples.js';

export const frame = 'small';

export const states = [
  { is: 'Empty', shows: html`<vc-visiting></vc-visiting>` },
  { is: 'Growing', shows: html`<vc-visiting name="Ada Lovelace" address="ada@city.example" room="Garden"></vc-visiting>` },
  { is: 'Valid', shows: html`<vc-visiting name="Ada Lovelace" address="ada@city.example" valid></vc-visiting>` },
  {
    is: 'Long names',
    shows: html`<vc-visiting .name=${longName} .address=${longPath.split('/')[0]} .room=${longName} valid></vc-visiting>`,
  },
];
