// The address bar alone.
import { html } from 'lit';
import '../ui/vc-address.js';
import { signIn } from './sample-api.js';
import { garden, longName, longPlace } from './samples.js';

export const frame = 'line';

signIn(null);

export const states = [
  { is: 'The city', shows: html`<vc-address .place=${{ kind: 'city' }}></vc-address>` },
  { is: 'Searching', shows: html`<vc-address .place=${{ kind: 'city' }} .find=${'beans'}></vc-address>` },
  { is: 'A room', shows: html`<vc-address .place=${garden} .you=${'Ada Lovelace'} .inside=${3}></vc-address>` },
  {
    is: 'Long names',
    shows: html`<vc-address .place=${longPlace} .heading=${longName} .you=${longName} .inside=${12345}></vc-address>`,
  },
];
