// The field for a new passphrase alone.
import { html } from 'lit';
import '../ui/vc-passphrase.js';

export const frame = 'small';

export const states = [
  { is: 'Empty', shows: html`<vc-passphrase optional></vc-passphrase>` },
  { is: 'Shown', shows: html`<vc-passphrase .value=${'acorn river lamp otter quilt moon'} .shown=${true}></vc-passphrase>` },
  { is: 'Too short', shows: html`<vc-passphrase .value=${'beans'} .problem=${{ name: 'passphrase-short' }}></vc-passphrase>` },
];
