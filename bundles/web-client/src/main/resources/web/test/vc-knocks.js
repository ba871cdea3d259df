// Those who knock, alone, as who is inside sees them.
import { html } from 'lit';
import '../ui/vc-knocks.js';
import { knocks, longKnock } from './samples.js';

export const frame = 'stage';

export const states = [
  { is: 'One', shows: html`<vc-knocks .knocks=${knocks.slice(0, 1)}></vc-knocks>` },
  { is: 'Two', shows: html`<vc-knocks .knocks=${knocks}></vc-knocks>` },
  { is: 'Long names', shows: html`<vc-knocks .knocks=${[longKnock]}></vc-knocks>` },
];
