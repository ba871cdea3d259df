// The side panel alone.
import { html } from 'lit';
import '../ui/vc-panel.js';
import { longName } from './samples.js';

export const frame = 'panel';

export const states = [
  { is: 'Empty', shows: html`<vc-panel panel="chat"></vc-panel>` },
  { is: 'Usual', shows: html`<vc-panel panel="people"><p>Everything about people.</p></vc-panel>` },
  { is: 'Long', shows: html`<vc-panel panel="join"><p>${`${longName}. `.repeat(12)}</p></vc-panel>` },
];
