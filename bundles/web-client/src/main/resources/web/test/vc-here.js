// What is set on this device, alone.
import { html } from 'lit';
import '../app/home-words.js';
import '../ui/vc-here.js';

export const frame = 'place';

export const states = [{ is: 'Usual', shows: html`<vc-here></vc-here>` }];
