// The place for a card alone.
import { html } from 'lit';
import '../ui/vc-card-drop.js';

export const frame = 'card';

export const states = [
  { is: 'Login card', shows: html`<vc-card-drop what="login"></vc-card-drop>` },
  { is: 'Something hovers over it', shows: html`<vc-card-drop over></vc-card-drop>` },
  { is: 'Looking', shows: html`<vc-card-drop busy></vc-card-drop>` },
  { is: 'Re-encoded', shows: html`<vc-card-drop .problem=${{ name: 're-encoded' }}></vc-card-drop>` },
];
