// The camera alone: before a picture was taken, and with one.
import { html } from 'lit';
import '../ui/vc-snap.js';
import { face } from './samples.js';

export const frame = 'small';

export const states = [
  { is: 'No picture', shows: html`<vc-snap></vc-snap>` },
  { is: 'A picture', shows: html`<vc-snap .photo=${face}></vc-snap>` },
];
