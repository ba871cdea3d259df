// Envelopes alone: of a friend, of a guest, read, with a seal that does not hold.
import { html } from 'lit';
import '../ui/vc-envelope.js';
import { rows } from './sample-letters.js';

export const frame = 'small';

const [friend, guest, read, long] = rows;

export const states = [
  { is: 'Of a friend', shows: html`<vc-envelope .letter=${friend}></vc-envelope>` },
  { is: 'Of a guest', shows: html`<vc-envelope .letter=${guest}></vc-envelope>` },
  { is: 'Read', shows: html`<vc-envelope .letter=${read}></vc-envelope>` },
  { is: 'Lies open', shows: html`<vc-envelope open .letter=${read} .seal=${{ kind: 'signed' }}></vc-envelope>` },
  { is: 'Broken', shows: html`<vc-envelope .letter=${{ ...guest, opened: true }} .seal=${{ kind: 'broken' }}></vc-envelope>` },
  { is: 'Long names', shows: html`<vc-envelope .letter=${long}></vc-envelope>` },
];
