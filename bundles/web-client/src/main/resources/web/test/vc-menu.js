// A menu alone.
import { html } from 'lit';
import * as icons from '../ui/icons.js';
import '../ui/vc-menu.js';

export const frame = 'line';

const items = [
  { id: 'mute', label: 'Mute', icon: icons.muted },
  { id: 'ban', label: 'Keep out', icon: icons.banned, grave: true },
];

export const states = [{ is: 'Closed', shows: html`<vc-menu .label=${'What to do with Henry'} .items=${items}></vc-menu>` }];
