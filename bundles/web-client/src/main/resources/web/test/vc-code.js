// The field for the code alone.
import { html } from 'lit';
import '../app/home-words.js';
import '../ui/vc-code.js';
import { longPath } from './samples.js';

export const frame = 'small';

const usual = { draft: { address: 'ada@city.example' }, outbox: false, busy: false, problem: null, resent: false };
const wrong = { name: 'bad-code', text: 'That is not the code in the mail.', field: 'code' };

const code = (is, more = {}) => ({ is, shows: html`<vc-code .sign=${{ ...usual, ...more }}></vc-code>` });

export const states = [
  code('Usual'),
  code('Sent again', { resent: true }),
  code('No mail server', { outbox: true }),
  code('Busy', { busy: true }),
  code('A wrong code', { problem: wrong }),
  code('No connection', { problem: { name: 'offline', text: '', field: '' } }),
  code('Long address', { draft: { address: longPath.split('/')[0] } }),
];
