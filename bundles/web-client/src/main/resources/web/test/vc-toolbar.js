// The tool bar alone.
import { html } from 'lit';
import '../ui/vc-toolbar.js';

export const frame = 'line';

export const states = [
  { is: 'Alone', shows: html`<vc-toolbar .layout=${'tiles'} .boxes=${0}></vc-toolbar>` },
  { is: 'Usual', shows: html`<vc-toolbar .layout=${'tiles'} .boxes=${3} .panel=${'chat'}></vc-toolbar>` },
  {
    is: 'An owner',
    shows: html`<vc-toolbar .layout=${'tiles'} .boxes=${3} .panel=${'rooms'} .owner=${true} .moderate=${true} .locked=${true}></vc-toolbar>`,
  },
  {
    is: 'Everything on',
    shows: html`<vc-toolbar .sound=${true} .layout=${'large'} .boxes=${6} .unread=${1234} .panel=${'people'} .fullscreen=${true}></vc-toolbar>`,
  },
];
