// The side panel alone.
import { html } from 'lit';
import '../ui/vc-panel.js';

export const frame = 'panel';

export const states = [
  { is: 'Empty', shows: html`<vc-panel panel="chat"></vc-panel>` },
  { is: 'Usual', shows: html`<vc-panel panel="join"><p>Everything about the ways in.</p></vc-panel>` },
  { is: 'For the owner', shows: html`<vc-panel panel="join" owner><p>Everything about the ways in.</p></vc-panel>` },
  { is: 'Long', shows: html`<vc-panel panel="people"><p>${'A list that goes on and on. '.repeat(60)}</p></vc-panel>` },
];
